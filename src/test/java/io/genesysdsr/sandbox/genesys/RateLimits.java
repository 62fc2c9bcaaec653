package io.genesysdsr.sandbox.genesys;

import io.genesysdsr.sandbox.genesys.Operation.Limit;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts calls per caller and minute, in windows that begin with the caller's first call. */
final class RateLimits {
    static final long WINDOW_MILLIS = 60_000;
    /** What is shown where nothing is limited; every answer of Genesys carries the headers. */
    private static final int UNLIMITED = 1_000_000;

    private static final int SWEEP_ABOVE = 10_000;

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Limits limits;

    RateLimits(Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** What the headers {@code inin-ratelimit-*} say; {@code exceeded} where this call was one too many. */
    record Standing(long count, long allowed, long resetSeconds, boolean exceeded) {}

    /** Of a call without a caller, which no limit counts. */
    Standing uncounted() {
        return new Standing(0, allowed(limits.callsPerMinute()), WINDOW_MILLIS / 1000, false);
    }

    /** Counts this call; a call that is refused does not count. */
    Standing count(Token caller, Limit family) {
        String who = limits.scope() == LimitScope.CLIENT ? caller.client().id() : caller.value();
        Standing all = count(who, limits.callsPerMinute());
        Standing worst = all.exceeded() ? all : tighter(all, ofTheFamily(who, family));
        if (family == Limit.SUBJECTS && !worst.exceeded()) {
            worst = tighter(worst, counted(who + " subjects", limits.subjectsCallsPerMinute()));
        }
        return worst;
    }

    private @Nullable Standing ofTheFamily(String who, Limit family) {
        return switch (family) {
            case NONE -> null;
            case GDPR, SUBJECTS -> counted(who + " gdpr", limits.gdprCallsPerMinute());
            case CONTACTS -> counted(who + " contacts", limits.contactsCallsPerMinute());
            case USERS -> counted(who + " users", limits.usersCallsPerMinute());
        };
    }

    private @Nullable Standing counted(String who, int allowed) {
        return allowed <= 0 ? null : count(who, allowed);
    }

    /** The standing that leaves fewer calls: what the answering service of Genesys shows. */
    private static Standing tighter(Standing one, @Nullable Standing other) {
        return other == null || (!other.exceeded() && one.allowed() - one.count() < other.allowed() - other.count())
                ? one
                : other;
    }

    private Standing count(String who, int allowed) {
        long now = clock.millis();
        if (windows.size() > SWEEP_ABOVE) {
            windows.values().removeIf(window -> window.isOver(now));
        }
        return windows.computeIfAbsent(who, unused -> new Window(now)).count(now, allowed(allowed));
    }

    private static int allowed(int callsPerMinute) {
        return callsPerMinute <= 0 ? UNLIMITED : callsPerMinute;
    }

    private static final class Window {
        private long began;
        private long count;

        Window(long began) {
            this.began = began;
        }

        synchronized boolean isOver(long now) {
            return now - began >= WINDOW_MILLIS;
        }

        synchronized Standing count(long now, long allowed) {
            if (isOver(now)) {
                began = now;
                count = 0;
            }
            boolean exceeded = count >= allowed && allowed != UNLIMITED;
            count += exceeded ? 0 : 1;
            long reset = Math.max(1, (began + WINDOW_MILLIS - now + 999) / 1000);
            return new Standing(count, allowed, reset, exceeded);
        }
    }
}
