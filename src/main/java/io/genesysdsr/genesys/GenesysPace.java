package io.genesysdsr.genesys;

import io.genesysdsr.failure.TryLater;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How fast this replica may call: its share of what Genesys allows, evenly spaced, and slower where Genesys' own count
 * says that others use the same token's limit up.
 */
@Component("genesysPace")
public class GenesysPace {

    /** The period of the throttles in {@code doors/genesys-pace}, so that even small shares are whole calls. */
    public static final Duration PERIOD = Duration.ofSeconds(6);

    private static final Duration UNTIL_MEMBER = Duration.ofSeconds(1);
    private static final String NOT_A_MEMBER = "genesys-905";

    private final GenesysSettings settings;
    private final Fleet fleet;
    private final LongSupplier nanoClock;
    private final Map<String, Spacing> spacings = new ConcurrentHashMap<>();

    @Autowired
    GenesysPace(GenesysSettings settings, Fleet fleet) {
        this(settings, fleet, System::nanoTime);
    }

    GenesysPace(GenesysSettings settings, Fleet fleet, LongSupplier nanoClock) {
        this.settings = settings;
        this.fleet = fleet;
        this.nanoClock = nanoClock;
    }

    /** Does nothing, unless this replica may not call at all: it is new to the others, or taken for dead. */
    public void admit() {
        if (fleet.liveMembers() < 1) {
            throw TryLater.after(UNTIL_MEMBER, NOT_A_MEMBER, null);
        }
    }

    /** How many calls this replica may make in a {@link #PERIOD}; never 0, at which Camel's throttle would hang. */
    public int ceiling() {
        return perPeriod(settings.callsPerMinute());
    }

    /** How many calls of a family this replica may make in a {@link #PERIOD}. */
    public int ceilingOf(String family) {
        return perPeriod(settings.families().getOrDefault(family, settings.callsPerMinute()));
    }

    /** Books the next evenly spaced moment for a call and tells how many milliseconds away it is. */
    public long millisUntilNext(String family) {
        long token = spacing("token").book(perMinute(settings.callsPerMinute()));
        Integer tighter = settings.families().get(family);
        return tighter == null ? token : Math.max(token, spacing(family).book(perMinute(tighter)));
    }

    /**
     * Heeds the headers {@code inin-ratelimit-count}, {@code -allowed} and {@code -reset} of an answer.
     *
     * @param count calls counted in the present window, or null where the answer does not say
     * @param allowed calls allowed in it
     * @param reset seconds until it ends
     */
    public void heed(Integer count, Integer allowed, Integer reset) {
        // The reset is a whole second: the true one may be almost a second nearer, and in the last one says nothing.
        if (count == null || allowed == null || reset == null || allowed <= 0 || reset < 2) {
            return;
        }
        double callsLeft = Math.max(allowed - count, 0);
        spacing("token").slowTo(60 * callsLeft / (reset - 1), Duration.ofSeconds(reset));
    }

    private Spacing spacing(String name) {
        return spacings.computeIfAbsent(name, n -> new Spacing(nanoClock));
    }

    private int perPeriod(int callsPerMinute) {
        return (int) Math.max(1, callsPerMinute * PERIOD.toMillis() / 60_000 / members());
    }

    private double perMinute(int callsPerMinute) {
        return (double) callsPerMinute / members();
    }

    private int members() {
        return Math.max(1, fleet.liveMembers());
    }
}
