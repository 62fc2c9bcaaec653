package io.genesysdsr.request;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.AuditLogStore.Event;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves tasks: one transaction a move, along {@link Transitions} only, with its audit event, and void where the lease was
 * lost. The transaction that closes the last open task of a request makes the request due for its evidence.
 */
@Component
class TaskMoves {

    /** A failure that nobody foresaw: a bug, which parks the work and is loud. */
    static final String UNFORESEEN = "ledger-602";

    private static final String PATIENCE_SPENT = "ledger-601";
    private static final String ANEW_TWICE = "ledger-603";
    private static final Logger LOG = LoggerFactory.getLogger(TaskMoves.class);

    private final TaskStore tasks;
    private final RequestStore requests;
    private final ArtifactStore artifacts;
    private final AuditLogStore audit;
    private final BackOff backOff;

    TaskMoves(TaskStore tasks, RequestStore requests, ArtifactStore artifacts, AuditLogStore audit, BackOff backOff) {
        this.tasks = tasks;
        this.requests = requests;
        this.artifacts = artifacts;
        this.audit = audit;
        this.backOff = backOff;
    }

    /** Applies how a phase ended. */
    @Transactional
    public void record(Task task, @Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            advance(task);
        } else if (outcome instanceof Outcome.Again again) {
            // A poll that found nothing new is no event: the task's rounds count it.
            Transitions.checkTask(
                    task.phase().name(), "TaskDeferred", task.phase().name());
            tasks.defer(task, backOff.atLeast(again.after()));
        } else if (outcome instanceof Outcome.Anew anew) {
            beginAnew(task, anew.code());
        } else if (outcome instanceof Outcome.Parked parked) {
            leave(task, TaskState.PARKED, "TaskParked", parked.code(), null);
        } else if (outcome instanceof Outcome.Refused refused) {
            leave(task, TaskState.REFUSED, "TaskRefused", refused.code(), null);
        } else if (outcome instanceof Outcome.Failed failed) {
            leave(task, TaskState.FAILED, "TaskFailed", failed.code(), null);
        } else {
            throw new IllegalStateException("The route " + task.route() + " ended without an outcome");
        }
    }

    /** Applies a failure: later, parked for a person, or refused; anything that is no {@link Failure} is a bug. */
    @Transactional
    public void thwarted(Task task, Exception failure) {
        Failure foreseen = Foreseen.in(failure);
        if (foreseen instanceof TryLater later) {
            retry(task, later);
        } else if (foreseen instanceof NeedsPerson person) {
            leave(task, TaskState.PARKED, "TaskParked", person.code(), person.contextId());
        } else if (foreseen instanceof io.genesysdsr.failure.Refused refused) {
            leave(task, TaskState.REFUSED, "TaskRefused", refused.code(), refused.contextId());
        } else if (LeaseLost.isIn(failure)) {
            LOG.info("{} went on elsewhere", task);
        } else {
            LOG.error("{} hit a bug in {}: {}", task, task.route(), Trace.of(failure));
            leave(task, TaskState.PARKED, "TaskParked", UNFORESEEN, null);
        }
    }

    private void retry(Task task, TryLater later) {
        Duration asked = later.after();
        Duration after = asked == null ? backOff.after(task.attempt() + 1) : backOff.atLeast(asked);
        // The intent of this very claim is forgotten where nothing can have happened; an older one stays in doubt.
        boolean forgetIntent = later.isWithoutEffect() && task.intentAt() == null;
        if (!tasks.thwart(task, after, forgetIntent)) {
            leave(task, TaskState.PARKED, "TaskParked", PATIENCE_SPENT, later.contextId());
            return;
        }
        audit.insert(event(task, "TaskThwarted", task.phase().name())
                .because(later.code(), later.contextId())
                .with(Map.of("afterMillis", after.toMillis(), "attempt", task.attempt() + 1)));
    }

    private void advance(Task task) {
        requests.lock(task.requestId());
        Phase next = task.nextPhase();
        String to = next == null ? TaskState.DONE.name() : next.name();
        String event = Phases.done(task.phase());
        Transitions.checkTask(task.phase().name(), event, to);
        tasks.advance(task, next);
        audit.insert(event(task, event, to).with(reference(task)));
        closeRequestAfterLastTask(task.requestId());
    }

    private void beginAnew(Task task, String code) {
        if (task.renewals() > 0) {
            leave(task, TaskState.PARKED, "TaskParked", ANEW_TWICE, null);
            return;
        }
        String first = task.phases().get(0).name();
        Transitions.checkTask(task.phase().name(), "TaskBegunAnew", first);
        tasks.beginAnew(task, code);
        artifacts.supersede(task.id());
        audit.insert(event(task, "TaskBegunAnew", first).because(code, null).with(reference(task)));
    }

    private void leave(Task task, TaskState state, String event, String code, @Nullable String contextId) {
        requests.lock(task.requestId());
        Transitions.checkTask(task.phase().name(), event, state.name());
        tasks.leave(task, state, code);
        requests.explain(task.requestId(), code);
        audit.insert(event(task, event, state.name()).because(code, contextId).with(reference(task)));
        closeRequestAfterLastTask(task.requestId());
    }

    /** In the transaction that closed a task and holds the lock on its request. */
    void closeRequestAfterLastTask(UUID requestId) {
        if (tasks.isLastClosed(requestId)) {
            requests.lastTaskClosed(requestId);
            Transitions.check(RequestState.IN_FULFILMENT.name(), "LastTaskClosed", RequestState.CLOSING);
            audit.insert(Event.of(requestId, null, "LastTaskClosed")
                    .moving(RequestState.IN_FULFILMENT.name(), RequestState.CLOSING.name()));
        }
    }

    private static Event event(Task task, String event, String to) {
        return Event.of(task.requestId(), task.id(), event).moving(task.phase().name(), to);
    }

    private static Map<String, String> reference(Task task) {
        String ref = task.externalRef();
        return ref == null ? Map.of("system", task.system()) : Map.of("system", task.system(), "externalRef", ref);
    }
}
