package io.genesysdsr.request;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the ledger lends out work; the keys are explained in {@code application.yaml}.
 *
 * @param poll how often workers look for due work while there is none
 * @param lease how long a claim lasts without renewal
 * @param renew how often leases are renewed
 * @param backOffFirst the first wait after a failure that names none
 * @param backOffMost the longest such wait
 * @param quickInHand how many quick tasks of a system, or requests of a state, a replica holds at once
 * @param longInHand how many long tasks of a system a replica holds at once
 * @param quickThreads how many quick tasks of a system, or requests of a state, are worked on at once
 * @param longThreads how many long tasks of a system are worked on at once
 * @param patience how long work may fail without a break before a person is asked
 */
@Validated
@ConfigurationProperties("dsr.ledger")
public record LedgerSettings(
        @NotNull Duration poll,
        @NotNull Duration lease,
        @NotNull Duration renew,
        @NotNull Duration backOffFirst,
        @NotNull Duration backOffMost,
        @Min(1) int quickInHand,
        @Min(1) int longInHand,
        @Min(1) int quickThreads,
        @Min(1) int longThreads,
        @NotNull Duration patience) {

    /** As many as the queue before the threads takes in {@code routes/support}: what it refused would stay held. */
    private static final int MOST_IN_HAND = 10_000;

    public LedgerSettings {
        requirePositive("poll", poll);
        requirePositive("lease", lease);
        requirePositive("renew", renew);
        requirePositive("back-off-first", backOffFirst);
        requirePositive("patience", patience);
        requireRoom("quick-in-hand", quickInHand);
        requireRoom("long-in-hand", longInHand);
        if (backOffFirst != null && backOffMost != null && backOffMost.compareTo(backOffFirst) < 0) {
            throw new IllegalArgumentException(
                    "dsr.ledger.back-off-most in application.yaml must not be shorter than dsr.ledger.back-off-first");
        }
        if (renew != null && lease != null && renew.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "dsr.ledger.renew in application.yaml must be at most half of dsr.ledger.lease, or work is taken over while it runs");
        }
    }

    private static void requirePositive(String key, @Nullable Duration value) {
        if (value != null && value.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "dsr.ledger." + key + " in application.yaml must be at least a millisecond");
        }
    }

    static void requireRoom(String key, int inHand) {
        if (inHand > MOST_IN_HAND) {
            throw new IllegalArgumentException("dsr.ledger." + key + " in application.yaml must be at most "
                    + MOST_IN_HAND + ", as many as wait before the threads");
        }
    }
}
