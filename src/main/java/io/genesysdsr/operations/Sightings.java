package io.genesysdsr.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When each member of the fleet was last seen to check in, by this replica's own clock: a check-in counts from the
 * moment it is seen to have changed, so that replicas need not agree on the time.
 */
final class Sightings {

    private record Sighting(long checkIn, long at) {}

    private final String self;
    private final long checkIn;
    private final Map<String, Sighting> members = new HashMap<>();
    private @Nullable Long firstOwn;

    /**
     * Nobody was seen yet.
     *
     * @param self the name of this replica
     * @param checkIn the time between two check-ins
     */
    Sightings(String self, Duration checkIn) {
        this.self = self;
        this.checkIn = checkIn.toNanos();
    }

    /**
     * Takes in what the database shows.
     *
     * @param checkIns the last check-in of each member
     * @param began nanoseconds, before the database was asked: the replica's own check-in is at least that old
     * @param ended nanoseconds, after it answered: another's check-in counts from here
     */
    synchronized void see(Map<String, Long> checkIns, long began, long ended) {
        checkIns.forEach((name, time) -> {
            Sighting known = members.get(name);
            if (known == null || known.checkIn() != time) {
                members.put(name, new Sighting(time, name.equals(self) ? began : ended));
            }
        });
        // Quartz forgets a member by a rule of its own; here it counts until it was silent for long enough.
        members.values().removeIf(m -> isSilent(m, ended));
        if (firstOwn == null && members.containsKey(self)) {
            firstOwn = ended;
        }
    }

    /**
     * How many members live.
     *
     * @param now nanoseconds
     * @return 0 while this replica is new or overdue
     */
    synchronized int live(long now) {
        Sighting own = members.get(self);
        if (own == null || firstOwn == null || now - firstOwn < checkIn || isOverdue(own, now)) {
            return 0;
        }
        return (int) members.values().stream().filter(m -> !isSilent(m, now)).count();
    }

    private boolean isSilent(Sighting member, long now) {
        return now - member.at() > 2 * checkIn + checkIn / 2;
    }

    /** Half an interval before the others give this replica's share away. */
    private boolean isOverdue(Sighting own, long now) {
        return now - own.at() > 2 * checkIn;
    }
}
