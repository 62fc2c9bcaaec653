package io.genesysdsr.genesys;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Hands out evenly spaced moments, first come first served (the generic cell rate algorithm without a burst). */
final class Spacing {

    private final LongSupplier nanoClock;
    private long nextNanos;
    private double slowedPerMinute = Double.MAX_VALUE;
    private long slowedUntil;

    Spacing(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.nextNanos = nanoClock.getAsLong();
        this.slowedUntil = nextNanos;
    }

    /** The milliseconds until the moment that is booked by this call. */
    synchronized long book(double perMinute) {
        long now = nanoClock.getAsLong();
        double rate = now - slowedUntil < 0 ? Math.min(perMinute, slowedPerMinute) : perMinute;
        long step = (long) (TimeUnit.MINUTES.toNanos(1) / Math.max(rate, 1));
        if (nextNanos - now < 0) {
            nextNanos = now;
        }
        long wait = nextNanos - now;
        nextNanos += step;
        return TimeUnit.NANOSECONDS.toMillis(wait);
    }

    /** For that long, no faster than this; the latest word counts. */
    synchronized void slowTo(double perMinute, Duration during) {
        slowedPerMinute = perMinute;
        slowedUntil = nanoClock.getAsLong() + during.toNanos();
    }
}
