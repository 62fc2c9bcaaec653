package io.genesysdsr.fulfilment.gdpr;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.genesys.GdprApi;
import io.genesysdsr.genesys.GdprRequest;
import io.genesysdsr.genesys.GenesysAnswer;
import io.genesysdsr.genesys.GenesysCall;
import io.genesysdsr.request.Intents;
import io.genesysdsr.request.Outcome;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Submission.Correction;
import io.genesysdsr.request.Task;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Submits a task to {@code POST /api/v2/gdpr/requests}, once: the intent is committed before the call, and what may have
 * been sent before is looked for by {@link GdprReconciliation} instead of being sent again.
 */
@Component("gdprSubmission")
public class GdprSubmission {

    private static final String NAMELESS = "gdpr-407";

    private final GdprApi api;
    private final Intents intents;
    private final Register register;
    private final GdprReconciliation reconciliation;

    GdprSubmission(GdprApi api, Intents intents, Register register, GdprReconciliation reconciliation) {
        this.api = api;
        this.intents = intents;
        this.register = register;
        this.reconciliation = reconciliation;
    }

    /** Begins: commits the intent to send, or begins to look for what was sent, or has nothing left to do. */
    public Attempt begin(Task task) {
        if (task.externalRef() != null) {
            return new Attempt(Standing.REFERRED, false, 0, api.list(1), List.of(task.externalRef()));
        }
        if (task.intentAt() != null) {
            return reconciliation.begin(task);
        }
        GenesysCall call = call(task);
        intents.intend(task);
        return new Attempt(Standing.CLEAR, true, 0, call, List.of());
    }

    private GenesysCall call(Task task) {
        List<Correction> corrections =
                task.right() == Right.RECTIFICATION ? register.corrections(task.requestId()) : List.of();
        return api.submit(
                Translation.type(task.right()),
                Translation.subject(task.identifier()),
                corrections.stream().map(Translation::replacement).toList());
    }

    /**
     * Takes an answer: the id that Genesys gave, or one page of its listing.
     *
     * @throws NeedsPerson where Genesys accepted something without naming it
     */
    public Attempt next(Task task, Attempt attempt, GenesysAnswer answer) {
        if (attempt.standing() == Standing.IN_DOUBT) {
            return reconciliation.next(task, attempt, answer);
        }
        GdprRequest request = api.request(answer);
        if (request.id() == null || request.id().isBlank()) {
            throw new NeedsPerson(NAMELESS, answer.contextId());
        }
        intents.refer(task, request.id(), false);
        return attempt.closedWith(List.of(request.id()));
    }

    /** Done where the id is known; what is in doubt is adopted, looked for again, or free to be sent again. */
    public Outcome conclude(Task task, Attempt attempt) {
        return attempt.standing() == Standing.IN_DOUBT ? reconciliation.conclude(task, attempt) : new Outcome.Done();
    }
}
