package io.genesysdsr.request;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * How long to wait after a failure: doubling from the first wait to the longest, with jitter, so that many tasks that
 * failed together do not come back together.
 */
@Component
class BackOff {

    private final LedgerSettings settings;

    BackOff(LedgerSettings settings) {
        this.settings = settings;
    }

    /** The wait after the given number of failures in a row, between half of the step and the whole. */
    Duration after(int failures) {
        long first = settings.backOffFirst().toMillis();
        long most = settings.backOffMost().toMillis();
        long step = Math.min(most, first << Math.min(Math.max(failures - 1, 0), 20));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(Math.max(step / 2, 1), step + 1));
    }

    /** A wait that somebody asked for, at least as long as asked, with up to a tenth more. */
    Duration atLeast(Duration asked) {
        long millis = Math.max(asked.toMillis(), 1);
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 10 + 1));
    }
}
