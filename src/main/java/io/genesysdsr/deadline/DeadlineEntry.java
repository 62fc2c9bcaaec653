package io.genesysdsr.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to the clock of a request.
 *
 * @param at when
 * @param kind what
 * @param reason why: a {@link PauseReason} or an {@link ExtensionReason}; null where the clock was started
 * @param actor who did it
 * @param before the deadline before
 * @param after the deadline after
 */
public record DeadlineEntry(
        Instant at, Kind kind, @Nullable String reason, String actor, Instant before, Instant after) {

    /** What can happen to a clock. */
    public enum Kind {
        STARTED,
        PAUSED,
        RESUMED,
        EXTENDED
    }
}
