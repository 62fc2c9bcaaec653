package io.genesysdsr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request as a channel of our own brings it, before anything of it was looked at. Personal data: its text shows the
 * channel alone.
 *
 * @param channel where it came in, such as {@code REST}
 * @param sender keyed hash of who sent it, where references count for each sender apart; else null
 * @param receivedAt the sender's claim, a time with its offset (RFC 3339), or null
 * @param verification what the sender gave to be checked, which proves nothing; or null
 */
public record Arrival(
        String channel,
        @Nullable String sender,
        @Nullable String reference,
        @Nullable String regulation,
        @Nullable String subjectRight,
        @Nullable String receivedAt,
        @Nullable String subjectName,
        @Nullable JsonNode identifiers,
        @Nullable JsonNode proof,
        @Nullable JsonNode corrections,
        @Nullable String country,
        @Nullable String language,
        @Nullable String verification) {

    @Override
    public String toString() {
        return "Arrival[" + channel + "]";
    }
}
