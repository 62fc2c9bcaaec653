package io.genesysdsr.genesys;

import io.genesysdsr.failure.TryLater;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Families of calls that Genesys asked to rest. Kept in the database for all replicas; a call to one of them becomes
 * {@link TryLater} at once, so that no thread waits.
 */
@Component("genesysCooldown")
public class GenesysCooldown {

    private static final String COOLING_DOWN = "genesys-904";
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofSeconds(60);

    private final CooldownStore store;
    private final Map<String, Long> untilNanos = new ConcurrentHashMap<>();

    GenesysCooldown(CooldownStore store) {
        this.store = store;
    }

    /** Does nothing, unless the family rests. */
    public void check(String family) {
        Long until = untilNanos.get(family);
        long left = until == null ? 0 : until - System.nanoTime();
        if (left > 0) {
            throw TryLater.after(Duration.ofNanos(left).plusMillis(1), COOLING_DOWN, null);
        }
    }

    /** Reads what other replicas were told. */
    public void refresh() {
        store.active().forEach(this::remember);
    }

    /**
     * Lets the family rest for as long as Genesys asked, else 5 s, doubling up to 60 s with each time in a row, jittered.
     *
     * @return for how long
     */
    Duration begin(String family, @Nullable Duration asked, String cause) {
        Duration rest = asked != null ? asked : jittered(store.strikes(family));
        store.begin(family, rest, cause);
        remember(family, rest);
        return rest;
    }

    private static Duration jittered(int strikes) {
        long step = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(strikes, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(step / 2, step + 1));
    }

    private void remember(String family, Duration rest) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(rest.toMillis());
        // A later, shorter word ends no rest that was asked for before; nanoseconds may overflow, differences do not.
        untilNanos.merge(family, until, (known, told) -> told - known > 0 ? told : known);
    }
}
