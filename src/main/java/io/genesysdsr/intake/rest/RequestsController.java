package io.genesysdsr.intake.rest;

import io.genesysdsr.request.Standing;
import io.genesysdsr.request.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests by REST, as {@code /api/v1/openapi.json} describes them. */
@RestController
class RequestsController {

    static final String REQUESTS = "/api/v1/requests";
    private static final String INTERNAL = "/api/internal/rtbf/request";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Clients clients;
    private final Reception reception;
    private final Standings standings;
    private final RestSettings settings;

    RequestsController(Clients clients, Reception reception, Standings standings, RestSettings settings) {
        this.clients = clients;
        this.reception = reception;
        this.standings = standings;
        this.settings = settings;
    }

    /** 201 with a new request, 200 with the one that it repeats. */
    @PostMapping({REQUESTS, INTERNAL})
    ResponseEntity<String> submit(HttpServletRequest call, Authentication who) throws IOException {
        Client client = client(who);
        client.require(Scope.SUBMIT);
        String key = idempotencyKey(call);
        String body = JsonBody.read(call, settings.largestBody().toBytes());
        reception.prepare(body);
        Reception.Answer answer = reception.submit(client, body, key);
        return ResponseEntity.status(answer.status())
                .location(answer.location())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }

    /** 200 with where it stands. */
    @GetMapping(REQUESTS + "/{id}")
    ResponseEntity<Shown> show(@PathVariable String id, Authentication who) {
        Client client = client(who);
        client.require(Scope.READ, Scope.READ_ALL);
        return uuid(id).flatMap(known -> standings.of(known, client.has(Scope.READ_ALL) ? null : client.sender()))
                .map(s -> ResponseEntity.ok(Shown.of(s, null)))
                .orElseThrow(() -> Problem.notFound().raised());
    }

    /** 202 where it is withdrawn, by this call or an earlier one; its evidence is still to be written. */
    @DeleteMapping(REQUESTS + "/{id}")
    ResponseEntity<Shown> withdraw(@PathVariable String id, Authentication who) {
        Client client = client(who);
        client.require(Scope.WITHDRAW);
        Standing before = uuid(id).flatMap(known -> standings.withdraw(
                        known, client.sender(), client.sender().name()))
                .orElseThrow(() -> Problem.notFound().raised());
        if (!before.withdrawable() && !before.withdrawn()) {
            throw Problem.notWithdrawable().raised();
        }
        Standing now = standings.of(before.id(), client.sender()).orElseThrow();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(Shown.of(now, null));
    }

    /** Nothing else is there. */
    @RequestMapping("/api/**")
    void nothing() {
        throw Problem.notFound().raised();
    }

    private Client client(Authentication who) {
        Client client = clients.of(who);
        if (client == null) {
            throw Problem.unauthenticated().raised();
        }
        return client;
    }

    private static @Nullable String idempotencyKey(HttpServletRequest call) {
        List<String> keys = Collections.list(call.getHeaders("Idempotency-Key"));
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw Problem.malformed("Idempotency-Key must be one value of 1 to 200 visible ASCII characters.")
                    .raised();
        }
        return keys.get(0);
    }

    /** An id in any other form is one that we never gave. */
    private static Optional<UUID> uuid(String id) {
        return ID.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }
}
