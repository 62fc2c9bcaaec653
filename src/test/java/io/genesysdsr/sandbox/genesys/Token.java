package io.genesysdsr.sandbox.genesys;

import java.time.Instant;

/** An access token and its end. */
public record Token(String value, ApiClient client, Instant issued, Instant ends) {
    @Override
    public String toString() {
        return "Token[" + client.id() + "]";
    }
}
