package io.genesysdsr.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * By when a request and its tasks must be done, as whoever knows the law's clock sets it; in the caller's transaction,
 * and under the lock that it took here.
 */
@Component("dueDates")
@Transactional(propagation = Propagation.MANDATORY)
public class DueDates {

    private final DueDateStore store;
    private final TaskStore tasks;

    DueDates(DueDateStore store, TaskStore tasks) {
        this.store = store;
        this.tasks = tasks;
    }

    /** The request, locked until the transaction ends: neither it nor its tasks are moved by another meanwhile. */
    public Optional<Request> lock(UUID requestId) {
        return store.lock(requestId);
    }

    /**
     * Moves the deadline; the tasks that are not closed go along.
     *
     * @param deadline when the answer is due by law
     * @param internalDue when it is due for ourselves
     * @param latestSafe when work outside must have begun
     */
    public void set(Request locked, Instant deadline, Instant internalDue, Instant latestSafe) {
        store.set(locked.id(), deadline, internalDue, latestSafe);
        tasks.followDeadline(locked.id(), locked.deadlineAt());
    }

    /** From now on the clock stands. */
    public void pause(Request locked, Instant since) {
        store.pause(locked.id(), since);
    }

    /** From now on the clock runs. */
    public void resume(Request locked) {
        store.resume(locked.id());
    }

    /** Requests that nobody has started the clock of; the nearest deadline first. */
    public List<UUID> unstarted(int limit) {
        return store.unstarted(limit);
    }
}
