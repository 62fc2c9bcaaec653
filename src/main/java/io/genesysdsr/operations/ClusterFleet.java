package io.genesysdsr.operations;

import io.genesysdsr.genesys.Fleet;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The replicas whose clustered scheduler checks in. A replica counts itself only once the others have seen it, and no
 * longer when its check-in is overdue, so that the shares of all never add up to more than the whole.
 */
@Component
class ClusterFleet implements Fleet, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterFleet.class);
    private static final int LOOKS_PER_CHECK_IN = 5;

    private final MemberStore members;
    private final String scheduler;
    private final Sightings sightings;
    private final long lookNanos;
    private volatile boolean blind;
    private @Nullable ScheduledExecutorService lookout;

    ClusterFleet(MemberStore members, Scheduler scheduler, OperationsSettings settings, MeterRegistry meters)
            throws SchedulerException {
        this.members = members;
        this.scheduler = scheduler.getSchedulerName();
        this.sightings = new Sightings(scheduler.getSchedulerInstanceId(), settings.checkIn());
        this.lookNanos = settings.checkIn().toNanos() / LOOKS_PER_CHECK_IN;
        meters.gauge("dsr.fleet.members", this, ClusterFleet::liveMembers);
    }

    @Override
    public int liveMembers() {
        return sightings.live(System.nanoTime());
    }

    @Override
    public synchronized void start() {
        if (lookout == null) {
            lookout = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "fleet");
                thread.setDaemon(true);
                return thread;
            });
            // The executor outlives every look: look() throws nothing that would end it.
            var unused = lookout.scheduleWithFixedDelay(this::look, 0, lookNanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (lookout != null) {
            lookout.shutdownNow();
            lookout = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return lookout != null;
    }

    private void look() {
        try {
            long began = System.nanoTime();
            Map<String, Long> checkIns = members.checkIns(scheduler);
            sightings.see(checkIns, began, System.nanoTime());
            blind = false;
        } catch (DataAccessException e) {
            // Seeing nobody is safe: the own check-in becomes overdue, and this replica stops calling.
            if (!blind) {
                LOG.warn(
                        "The fleet cannot be seen ({}); calls stop until it can",
                        e.getClass().getSimpleName());
            }
            blind = true;
        }
    }
}
