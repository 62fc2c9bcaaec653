package io.genesysdsr.intake.rest;

import io.genesysdsr.request.Sender;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who calls. Its text shows nothing, because a token's subject may be a person.
 *
 * @param hash keyed hash of issuer, client and subject of the token: a portal that calls with a token of each of its
 *     users is a client for each of them, so that none sees the others' requests
 * @param scopes what the token allows
 */
record Client(String hash, Set<Scope> scopes) {

    static final String CHANNEL = "REST";

    Client {
        scopes = Set.copyOf(scopes);
    }

    Sender sender() {
        return Sender.of(CHANNEL, hash);
    }

    void require(Scope... any) {
        if (EnumSet.allOf(Scope.class).stream()
                .noneMatch(s -> scopes.contains(s) && Set.of(any).contains(s))) {
            throw Problem.forbidden(any[0].value()).raised();
        }
    }

    boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    @Override
    public String toString() {
        return "Client[]";
    }
}
