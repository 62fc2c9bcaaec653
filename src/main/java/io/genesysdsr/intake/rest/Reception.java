package io.genesysdsr.intake.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.intake.Arrival;
import io.genesysdsr.intake.Arrivals;
import io.genesysdsr.intake.Arrivals.Taken;
import io.genesysdsr.intake.rest.CallStore.Answered;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.ProofMethod;
import io.genesysdsr.request.Standing;
import io.genesysdsr.request.Standings;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a submitted body in, once for each idempotency key: the request, and the answer, in one transaction. */
@Component
class Reception {

    /** Written otherwise it is the client's word, which needs more. */
    private static final Set<String> SIGNED = Set.of(ProofMethod.SIGNED_TOKEN.name(), ProofMethod.OIDC.name());

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Arrivals arrivals;
    private final Standings standings;
    private final CallStore calls;
    private final Keys keys;
    private final ObjectMapper json;
    private final RestSettings settings;

    Reception(
            Arrivals arrivals,
            Standings standings,
            CallStore calls,
            Keys keys,
            ObjectMapper json,
            RestSettings settings) {
        this.arrivals = arrivals;
        this.standings = standings;
        this.calls = calls;
        this.keys = keys;
        this.json = json;
        this.settings = settings;
    }

    /** An answer, as it is repeated to a repeated call. */
    record Answer(int status, String body, URI location) {}

    /**
     * Fetches what the body's proof is checked by, before the transaction begins.
     *
     * @throws io.genesysdsr.failure.TryLater where it cannot be fetched now
     */
    void prepare(String body) {
        arrivals.prepare(JsonBody.parse(body).get("proof"));
    }

    /**
     * Takes it in, after {@link #prepare}.
     *
     * @param idempotencyKey the client's name for this very call, or null
     * @throws Problem.Raised if it is refused, or the key belongs to another call; then nothing of it is kept
     */
    @Transactional
    Answer submit(Client client, String body, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return take(client, body);
        }
        String key = keys.lookupHash("IDEMPOTENCY_KEY", client.hash() + "\u001f" + idempotencyKey);
        String bodyHash = keys.lookupHash("CALL", body);
        Optional<Answered> before = calls.begin(key, bodyHash, settings.keepAnswers());
        if (before.isPresent()) {
            if (!before.get().bodyHash().equals(bodyHash)) {
                throw Problem.reusedKey().raised();
            }
            return answer(before.get().status(), read(before.get().answer()));
        }
        Answer answer = take(client, body);
        calls.answered(key, answer.status(), answer.body());
        return answer;
    }

    private Answer take(Client client, String body) {
        ObjectNode object = JsonBody.parse(body);
        Form form = Form.of(object);
        Arrival arrival = form.arrival(object, client);
        if (isOwnWord(arrival.proof())) {
            client.require(Scope.ATTEST);
        }
        Taken taken = arrivals.take(arrival);
        if (!taken.faults().isEmpty()) {
            throw Problem.invalid(form.errors(taken.faults())).raised();
        }
        Standing standing = standings
                .of(Objects.requireNonNull(taken.requestId()), client.sender())
                .orElseThrow();
        return answer(taken.duplicate() ? OK : CREATED, Shown.of(standing, taken.duplicate()));
    }

    /** Whether the client itself says that somebody was checked; a signed token speaks for whoever signed it. */
    private static boolean isOwnWord(@Nullable JsonNode proof) {
        if (proof == null || proof.isNull()) {
            return false;
        }
        if (proof.isArray()) {
            return StreamSupport.stream(proof.spliterator(), false).anyMatch(Reception::isOwnWord);
        }
        return !SIGNED.contains(proof.path("method").asText());
    }

    private Answer answer(int status, Shown shown) {
        try {
            URI location = URI.create(RequestsController.REQUESTS + "/" + shown.id());
            return new Answer(status, json.writeValueAsString(shown), location);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request that is no JSON", e);
        }
    }

    private Shown read(String answer) {
        try {
            return json.readValue(answer, Shown.class);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("An answer that cannot be read back");
        }
    }
}
