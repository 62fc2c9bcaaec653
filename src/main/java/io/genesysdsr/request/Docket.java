package io.genesysdsr.request;

import io.genesysdsr.request.AuditLogStore.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lends out requests that are due for resolution, for their plan or for their evidence, and moves them. */
@Component("docket")
public class Docket {

    private static final Logger LOG = LoggerFactory.getLogger(Docket.class);
    /** Where an identifier comes from that the person was not submitted under. */
    private static final String RESOLVED = "RESOLVED";

    private final RequestStore requests;
    private final IdentifierStore identifiers;
    private final TaskStore tasks;
    private final AuditLogStore audit;
    private final Leases leases;
    private final RequestMoves moves;

    Docket(
            RequestStore requests,
            IdentifierStore identifiers,
            TaskStore tasks,
            AuditLogStore audit,
            Leases leases,
            RequestMoves moves) {
        this.requests = requests;
        this.identifiers = identifiers;
        this.tasks = tasks;
        this.audit = audit;
        this.leases = leases;
        this.moves = moves;
    }

    /** Takes requests that are due in that state under a lease, the most urgent first, as many as there is room for. */
    public List<Request> claim(RequestState state) {
        int room = leases.room(state);
        if (room == 0) {
            return List.of();
        }
        List<Request> claimed = requests.claim(state, room);
        claimed.forEach(leases::hold);
        return claimed;
    }

    /**
     * It is known whose data is meant.
     *
     * @param targets what the systems are asked for
     * @param linked what else the person is known by: what was erased is looked for under it as well
     * @param findings why, in figures, codes and keyed hashes
     */
    @Transactional
    public void resolved(Request request, Set<Identifier> targets, Set<Identifier> linked, Map<String, ?> findings) {
        var key = requests.key(request.id());
        targets.forEach(t -> identifiers.add(request.id(), key, t, RESOLVED, true));
        linked.forEach(l -> identifiers.add(request.id(), key, l, RESOLVED, false));
        move(request, "IdentitiesResolved", RequestState.RESOLVED, null, findings);
    }

    /**
     * A person must say whose data is meant.
     *
     * @param code why
     * @param findings what was found, in figures, codes and keyed hashes
     */
    @Transactional
    public void unresolved(Request request, String code, Map<String, ?> findings) {
        move(request, "RequestParked", RequestState.IN_REVIEW, code, findings);
    }

    /** The identifiers that the systems are asked for. */
    public List<UUID> targets(Request request) {
        return identifiers.targets(request.id());
    }

    /** The tasks of the request begin. */
    @Transactional
    public void planned(Request request, List<PlannedTask> planned) {
        if (planned.isEmpty()) {
            throw new IllegalArgumentException("A plan without tasks for request " + request.id());
        }
        for (PlannedTask task : planned) {
            UUID id = tasks.insert(request.id(), task);
            String first = task.phases().get(0).name();
            Transitions.checkTask(Transitions.NOTHING, "TaskPlanned", first);
            audit.insert(Event.of(request.id(), id, "TaskPlanned")
                    .moving(Transitions.NOTHING, first)
                    .with(Map.of("system", task.system())));
        }
        move(request, "TasksPlanned", RequestState.IN_FULFILMENT, null, Map.of("tasks", planned.size()));
        // The move holds the lock: a deadline that was moved since the request was claimed is seen here.
        tasks.followDeadline(request.id(), request.deadlineAt());
    }

    /**
     * The request is at its end, with its evidence sealed.
     *
     * @param code why a person ended it, where one did; else null
     */
    @Transactional
    public void close(Request request, RequestState end, @Nullable String code, Map<String, ?> evidence) {
        String event =
                switch (end) {
                    case FULFILLED -> "RequestFulfilled";
                    case PARTLY_FULFILLED -> "RequestPartlyFulfilled";
                    case NO_DATA_HELD -> "NoDataHeldFound";
                    case REFUSED -> "RequestRefused";
                    case FAILED -> "RequestFailed";
                    case WITHDRAWN -> "RequestWithdrawn";
                    default -> throw new IllegalArgumentException(end + " is no end");
                };
        move(request, event, end, code, evidence);
    }

    /**
     * Fails where the request is closed by now: a worker that comes late must not write over the evidence that it closed
     * with.
     */
    public void requireClosing(UUID requestId) {
        RequestState state = requests.find(requestId).map(Request::state).orElse(null);
        if (state != RequestState.CLOSING) {
            throw new LeaseLost(requestId);
        }
    }

    /** Applies a failure: later, parked for a person, or refused; anything that nobody foresaw is a bug. */
    public void thwarted(Request request, Exception failure) {
        leases.release(request);
        try {
            moves.thwarted(request, failure);
        } catch (LeaseLost taken) {
            LOG.info("Request {} went on elsewhere", request.id());
        }
    }

    private void move(Request request, String event, RequestState to, @Nullable String code, Map<String, ?> details) {
        leases.release(request);
        moves.move(request, event, to, code, null, details);
    }
}
