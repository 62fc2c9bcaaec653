package io.genesysdsr.intake.rest;

import io.genesysdsr.keys.Keys;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells clients apart by their tokens. */
@Component
class Clients {

    private final Keys keys;

    Clients(Keys keys) {
        this.keys = keys;
    }

    /** The client of an authenticated call, or null where there is none. */
    @Nullable
    Client of(@Nullable Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token ? of(token.getToken()) : null;
    }

    private Client of(Jwt token) {
        String name = String.join("\u001f", text(token, "iss"), application(token), String.valueOf(token.getSubject()));
        Set<String> granted = granted(token);
        return new Client(
                keys.lookupHash("SENDER", name),
                Arrays.stream(Scope.values())
                        .filter(s -> granted.contains(s.value()))
                        .collect(Collectors.toSet()));
    }

    private static String application(Jwt token) {
        String azp = text(token, "azp");
        return azp.isEmpty() ? text(token, "client_id") : azp;
    }

    private static Set<String> granted(Jwt token) {
        Set<String> granted = new HashSet<>();
        for (String claim : new String[] {"scope", "scp"}) {
            if (token.getClaims().get(claim) instanceof Collection<?> many) {
                many.forEach(one -> granted.add(String.valueOf(one)));
            } else {
                granted.addAll(Arrays.asList(text(token, claim).split(" ")));
            }
        }
        return granted;
    }

    private static String text(Jwt token, String claim) {
        return token.getClaims().get(claim) == null
                ? ""
                : String.valueOf(token.getClaims().get(claim));
    }
}
