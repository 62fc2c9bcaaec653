package io.genesysdsr.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lends out tasks and takes back what became of them. A task is given back whatever happens to the database meanwhile: one
 * that stayed held would be renewed for ever and worked on by nobody.
 */
@Component("ledger")
public class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final ClaimStore claims;
    private final TaskMoves moves;
    private final Leases leases;

    Ledger(ClaimStore claims, TaskMoves moves, Leases leases) {
        this.claims = claims;
        this.moves = moves;
        this.leases = leases;
    }

    /** Takes due tasks of a system under a lease, the most urgent first, as many as this replica has room for. */
    public List<Task> claim(String system, Lane lane) {
        int room = leases.room(system, lane);
        if (room == 0) {
            return List.of();
        }
        List<Task> claimed = claims.claim(system, lane, room);
        claimed.forEach(task -> leases.hold(task, lane));
        return claimed;
    }

    /**
     * Applies how a phase ended.
     *
     * @param outcome null where its route ended without one, which is a bug of the route
     */
    public void record(Task task, @Nullable Outcome outcome) {
        leases.release(task);
        moves.record(task, outcome);
    }

    /** Applies a failure: later, parked for a person, or refused; anything that nobody foresaw is a bug. */
    public void thwarted(Task task, Exception failure) {
        leases.release(task);
        try {
            moves.thwarted(task, failure);
        } catch (LeaseLost taken) {
            LOG.info("{} went on elsewhere", task);
        }
    }
}
