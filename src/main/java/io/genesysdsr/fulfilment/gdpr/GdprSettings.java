package io.genesysdsr.fulfilment.gdpr;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How patiently Genesys' GDPR API is followed; the keys are explained in {@code application.yaml}.
 *
 * @param awaitFirst the first wait for a request's completion
 * @param awaitMost the longest such wait; each one is half as long again as the one before
 * @param settle how long Genesys may take to list what it accepted
 * @param clockSkew how far Genesys' clock may be off
 * @param confirmFirst the first wait for an erased subject to disappear
 * @param confirmRounds how often it is looked for again before a person is asked
 */
@Validated
@ConfigurationProperties("dsr.gdpr")
public record GdprSettings(
        @NotNull Duration awaitFirst,
        @NotNull Duration awaitMost,
        @NotNull Duration settle,
        @NotNull Duration clockSkew,
        @NotNull Duration confirmFirst,
        @Min(0) int confirmRounds) {

    public GdprSettings {
        requirePositive(awaitFirst, "await-first");
        requirePositive(confirmFirst, "confirm-first");
        if (awaitFirst != null && awaitMost != null && awaitMost.compareTo(awaitFirst) < 0) {
            throw new IllegalArgumentException(
                    "dsr.gdpr.await-most in application.yaml must not be shorter than dsr.gdpr.await-first");
        }
        if (settle != null && settle.isNegative() || clockSkew != null && clockSkew.isNegative()) {
            throw new IllegalArgumentException(
                    "dsr.gdpr.settle and dsr.gdpr.clock-skew in application.yaml must not be negative, or what was sent is not found");
        }
    }

    private static void requirePositive(@Nullable Duration wait, String key) {
        if (wait != null && wait.toMillis() < 1) {
            throw new IllegalArgumentException("dsr.gdpr." + key
                    + " in application.yaml must be at least a millisecond, or Genesys is asked without a pause");
        }
    }

    /** The wait before round {@code round + 1}, growing by half each time up to the longest. */
    Duration awaitAfter(int round) {
        double millis = awaitFirst.toMillis() * Math.pow(1.5, Math.min(round, 40));
        return Duration.ofMillis((long) Math.min(millis, awaitMost.toMillis()));
    }

    /** The wait before an erased subject is looked for again, doubling each time. */
    Duration confirmAfter(int round) {
        return confirmFirst.multipliedBy(1L << Math.min(round, 16));
    }
}
