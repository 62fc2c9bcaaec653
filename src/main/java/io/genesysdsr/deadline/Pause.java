package io.genesysdsr.deadline;

import java.time.Instant;

/**
 * A time during which the clock stood.
 *
 * @param reason what was waited for
 * @param from when it was asked for
 * @param until when it came
 */
public record Pause(PauseReason reason, Instant from, Instant until) {}
