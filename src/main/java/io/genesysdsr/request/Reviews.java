package io.genesysdsr.request;

import io.genesysdsr.request.AuditLogStore.Event;
import io.genesysdsr.request.ReviewStore.StoppedRequest;
import io.genesysdsr.request.ReviewStore.StoppedTask;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a person, and what the person decides: one transaction a decision, and the first one counts. */
@Component("reviews")
public class Reviews {

    private static final int SHOWN = 1_000;
    /** What the codes of requests begin with whose candidates wait for a person. */
    private static final String RESOLUTION = "resolve-";

    private final ReviewStore stopped;
    private final RequestStore requests;
    private final ArtifactStore artifacts;
    private final AuditLogStore audit;
    private final TaskMoves moves;

    Reviews(ReviewStore stopped, RequestStore requests, ArtifactStore artifacts, AuditLogStore audit, TaskMoves moves) {
        this.stopped = stopped;
        this.requests = requests;
        this.artifacts = artifacts;
        this.audit = audit;
        this.moves = moves;
    }

    /** What waits for a person, the nearest deadline first; more than anybody looks through at once is not shown. */
    public List<Review> open() {
        return stopped.open(SHOWN);
    }

    /**
     * Applies {@link Decision#CHOOSE}: the request goes on with what a person chose from among what was found. Whoever
     * keeps the candidates remembers the choice in the same transaction.
     *
     * @param details what was chosen, in figures and keyed hashes, for the audit event
     * @throws ReviewNotOpen if the request does not wait for such a choice
     */
    @Transactional
    public void choose(UUID requestId, Map<String, ?> details, String actor) {
        if (!stopped.requestOf(requestId).filter(requestId::equals).isPresent()) {
            throw new ReviewNotOpen(requestId, Decision.CHOOSE);
        }
        requests.lock(requestId);
        StoppedRequest request = stopped.request(requestId)
                .filter(r -> possible(r.state(), r.resumeState(), r.code()).contains(Decision.CHOOSE))
                .orElseThrow(() -> new ReviewNotOpen(requestId, Decision.CHOOSE));
        Transitions.check(request.state().name(), "CandidatesSelected", RequestState.ACCEPTED);
        stopped.move(request, RequestState.ACCEPTED, null);
        audit.insert(Event.of(requestId, null, "CandidatesSelected")
                .moving(request.state().name(), RequestState.ACCEPTED.name())
                .because(request.code(), null)
                .by(actor)
                .with(details));
    }

    /**
     * Applies a decision about a parked task, or about a request that is in review or still waits for its proof.
     *
     * @param id of the task or of the request
     * @param actor who decides, as the audit event will say
     * @throws ReviewNotOpen if nothing under that id waits for such a decision, or it needs more than its name
     */
    @Transactional
    public void decide(UUID id, Decision decision, String actor) {
        UUID requestId = stopped.requestOf(id)
                .filter(found -> decision != Decision.CHOOSE)
                .orElseThrow(() -> new ReviewNotOpen(id, decision));
        // From here on no second decision about anything of this request can pass.
        requests.lock(requestId);
        if (requestId.equals(id)) {
            StoppedRequest request = stopped.request(id)
                    .filter(r -> possible(r.state(), r.resumeState(), r.code()).contains(decision))
                    .orElseThrow(() -> new ReviewNotOpen(id, decision));
            decide(request, decision, actor);
        } else {
            decide(stopped.task(id).orElseThrow(() -> new ReviewNotOpen(id, decision)), decision, actor);
        }
    }

    private void decide(StoppedTask task, Decision decision, String actor) {
        String to =
                switch (decision) {
                    case RETRY -> task.phase().name();
                    case ANEW -> task.phases().get(0).name();
                    case REFUSE -> TaskState.REFUSED.name();
                    case GIVE_UP -> TaskState.FAILED.name();
                    case CHOOSE -> throw new IllegalArgumentException("A task has no candidates");
                };
        Transitions.checkTask(TaskState.PARKED.name(), event(decision), to);
        switch (decision) {
            case RETRY -> stopped.retry(task);
            case ANEW -> {
                stopped.beginAnew(task);
                artifacts.supersede(task.id());
            }
            case REFUSE -> stopped.close(task, TaskState.REFUSED);
            case GIVE_UP -> stopped.close(task, TaskState.FAILED);
            case CHOOSE -> throw new IllegalArgumentException("A task has no candidates");
        }
        stopped.explainByWhatIsLeft(task.requestId());
        audit.insert(Event.of(task.requestId(), task.id(), event(decision))
                .moving(TaskState.PARKED.name(), to)
                .because(task.code(), null)
                .by(actor)
                .with(Map.of("decision", decision, "system", task.system())));
        moves.closeRequestAfterLastTask(task.requestId());
    }

    private void decide(StoppedRequest request, Decision decision, String actor) {
        RequestState resume = request.resumeState();
        RequestState to = decision == Decision.RETRY && resume != null ? resume : RequestState.CLOSING;
        Transitions.check(request.state().name(), event(decision), to);
        stopped.move(
                request,
                to,
                switch (decision) {
                    case REFUSE -> RequestState.REFUSED;
                    case GIVE_UP -> RequestState.FAILED;
                    case RETRY, ANEW, CHOOSE -> null;
                });
        audit.insert(Event.of(request.id(), null, event(decision))
                .moving(request.state().name(), to.name())
                .because(request.code(), null)
                .by(actor)
                .with(Map.of("decision", decision)));
    }

    /** What a person may decide about a request as a whole. */
    static Set<Decision> possible(RequestState state, @Nullable RequestState resume, @Nullable String code) {
        if (state == RequestState.AWAITING_PROOF) {
            return EnumSet.of(Decision.REFUSE);
        } else if (state != RequestState.IN_REVIEW) {
            return EnumSet.noneOf(Decision.class);
        }
        // Where only the evidence is missing, everything else is decided already.
        if (resume == RequestState.CLOSING) {
            return EnumSet.of(Decision.RETRY);
        }
        Set<Decision> usual = EnumSet.of(Decision.RETRY, Decision.REFUSE, Decision.GIVE_UP);
        if (resume == RequestState.ACCEPTED && code != null && code.startsWith(RESOLUTION)) {
            usual.add(Decision.CHOOSE);
        }
        return usual;
    }

    private static String event(Decision decision) {
        return switch (decision) {
            case RETRY -> "ReviewRetried";
            case ANEW -> "ReviewBegunAnew";
            case REFUSE -> "ReviewRefused";
            case GIVE_UP -> "ReviewGivenUp";
            case CHOOSE -> "CandidatesSelected";
        };
    }
}
