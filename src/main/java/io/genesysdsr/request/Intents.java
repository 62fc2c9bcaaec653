package io.genesysdsr.request;

import io.genesysdsr.request.AuditLogStore.Event;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Intent before effect: commits that something outside is about to be changed, so that after a crash the change is
 * looked for before it is made again.
 */
@Component("intents")
public class Intents {

    private final TaskStore tasks;
    private final AuditLogStore audit;
    private final FactsJson json;

    Intents(TaskStore tasks, AuditLogStore audit, FactsJson json) {
        this.tasks = tasks;
        this.audit = audit;
        this.json = json;
    }

    /** Committed when this returns: an effect for the task may begin from now on. */
    @Transactional
    public void intend(Task task) {
        tasks.intend(task);
        audit.insert(event(task, "SubmissionIntended"));
    }

    /** The effect is known under that name: nothing is in doubt any more. */
    @Transactional
    public void refer(Task task, String externalRef, boolean adopted) {
        tasks.refer(task, externalRef);
        audit.insert(event(task, adopted ? "SubmissionAdopted" : "SubmissionAnswered")
                .with(Map.of("system", task.system(), "externalRef", externalRef)));
    }

    /** An effect in doubt was looked for everywhere and not found. */
    @Transactional
    public void lookedInVain(Task task) {
        tasks.lookedInVain(task);
        audit.insert(event(task, "SubmissionLookedFor"));
    }

    /** Nothing of it is there: it is as if it had never been intended. */
    @Transactional
    public void forget(Task task) {
        tasks.forgetIntent(task);
        audit.insert(event(task, "SubmissionRuledOut"));
    }

    /** Whether a task of ours already calls that effect its own. */
    public boolean isReferredTo(String system, String externalRef) {
        return tasks.isReferredTo(system, externalRef);
    }

    /** Notes facts and figures of what the system answered; nothing personal. */
    public void find(Task task, Map<String, ?> findings) {
        tasks.find(task, json.write(findings));
    }

    private static Event event(Task task, String event) {
        return Event.of(task.requestId(), task.id(), event)
                .moving(task.phase().name(), task.phase().name());
    }
}
