package io.genesysdsr.operations;

import io.genesysdsr.genesys.Fleet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this replica may call and whether the clustered schedules fire. No part of the readiness: a replica that may
 * not call yet still takes requests in.
 */
@Component
class FleetHealthIndicator implements HealthIndicator {

    private static final Duration LATE = Duration.ofMinutes(5);

    private final Fleet fleet;
    private final MemberStore members;
    private final Scheduler scheduler;
    private final Clock clock;

    FleetHealthIndicator(Fleet fleet, MemberStore members, Scheduler scheduler, Clock clock) {
        this.fleet = fleet;
        this.members = members;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public Health health() {
        int live = fleet.liveMembers();
        List<String> late = members.lateSchedules(name(), clock.instant().minus(LATE));
        Health.Builder health = !late.isEmpty() ? Health.down() : live == 0 ? Health.unknown() : Health.up();
        return health.withDetail("members", live)
                .withDetail("lateSchedules", late)
                .build();
    }

    private String name() {
        try {
            return scheduler.getSchedulerName();
        } catch (SchedulerException e) {
            throw new IllegalStateException("The scheduler does not know its own name", e);
        }
    }
}
