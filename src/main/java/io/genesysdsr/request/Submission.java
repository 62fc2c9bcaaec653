package io.genesysdsr.request;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid request as a channel hands it over. Personal data: its text shows nothing.
 *
 * @param reference the sender's, unique
 * @param channel where it came in
 * @param regulation the law
 * @param right what is asked for
 * @param receivedAt when it was received
 * @param deadlineAt when the answer is due
 * @param subjectName how to address the person, or null
 * @param identifiers what the person is known by, normalised, at least one
 * @param proofs what was proved so far, by whom; empty while nothing was
 * @param corrections for a rectification, what is wrong and what is right
 * @param country ISO 3166-1 alpha-2, or null
 * @param language BCP 47, or null
 */
public record Submission(
        String reference,
        String channel,
        Regulation regulation,
        Right right,
        Instant receivedAt,
        Instant deadlineAt,
        @Nullable String subjectName,
        List<Identifier> identifiers,
        List<Proof> proofs,
        List<Correction> corrections,
        @Nullable String country,
        @Nullable String language) {

    /**
     * One value that is wrong and what it should be (article 16).
     *
     * @param kind what kind of identifier the value is
     * @param existingValue what stands there now, normalised
     * @param updatedValue what should stand there, normalised
     */
    public record Correction(IdentifierKind kind, String existingValue, String updatedValue) {

        @Override
        public String toString() {
            return "Correction[" + kind + "]";
        }
    }

    @Override
    public String toString() {
        return "Submission[]";
    }
}
