package io.genesysdsr.sandbox.genesys;

import java.time.Instant;

/**
 * A conversation as an export shows it.
 *
 * @param media voice, email or message
 * @param address the term of the other side: the number, address or handle by which a search of content finds it
 */
public record Conversation(String id, Instant started, String media, Term address) {
    @Override
    public String toString() {
        return "Conversation[" + id + "]";
    }
}
