package io.genesysdsr.request;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.Refused;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.AuditLogStore.Event;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves requests as a whole: along {@link Transitions} only, with the audit event, void where the lease was lost. */
@Component
class RequestMoves {

    private static final Logger LOG = LoggerFactory.getLogger(RequestMoves.class);
    private static final String PATIENCE_SPENT = "ledger-601";

    private final RequestStore requests;
    private final AuditLogStore audit;
    private final BackOff backOff;

    RequestMoves(RequestStore requests, AuditLogStore audit, BackOff backOff) {
        this.requests = requests;
        this.audit = audit;
        this.backOff = backOff;
    }

    @Transactional
    public void thwarted(Request request, Exception failure) {
        Failure foreseen = Foreseen.in(failure);
        if (foreseen instanceof TryLater later) {
            retry(request, later);
        } else if (foreseen instanceof NeedsPerson person) {
            park(request, person.code(), person.contextId());
        } else if (foreseen instanceof Refused refused) {
            refuse(request, refused);
        } else if (LeaseLost.isIn(failure)) {
            LOG.info("Request {} went on elsewhere", request.id());
        } else {
            LOG.error("Request {} hit a bug in {}: {}", request.id(), request.state(), Trace.of(failure));
            park(request, TaskMoves.UNFORESEEN, null);
        }
    }

    /** Where only the evidence is missing there is nothing left to refuse: somebody must see why it cannot be kept. */
    private void refuse(Request request, Refused refused) {
        if (request.state() == RequestState.CLOSING) {
            park(request, refused.code(), refused.contextId());
        } else {
            move(request, "RequestRefused", RequestState.CLOSING, refused.code(), RequestState.REFUSED, Map.of());
        }
    }

    private void retry(Request request, TryLater later) {
        Duration asked = later.after();
        Duration after = asked == null ? backOff.after(request.attempt() + 1) : backOff.atLeast(asked);
        if (!requests.thwart(request, after)) {
            park(request, PATIENCE_SPENT, later.contextId());
            return;
        }
        Transitions.check(request.state().name(), "RequestThwarted", request.state());
        audit.insert(Event.of(request.id(), null, "RequestThwarted")
                .moving(request.state().name(), request.state().name())
                .because(later.code(), later.contextId())
                .with(Map.of("afterMillis", after.toMillis(), "attempt", request.attempt() + 1)));
    }

    private void park(Request request, String code, @Nullable String contextId) {
        Transitions.check(request.state().name(), "RequestParked", RequestState.IN_REVIEW);
        requests.move(request, RequestState.IN_REVIEW, code, null);
        audit.insert(Event.of(request.id(), null, "RequestParked")
                .moving(request.state().name(), RequestState.IN_REVIEW.name())
                .because(code, contextId));
    }

    /** In the caller's transaction. */
    void move(
            Request request,
            String event,
            RequestState to,
            @Nullable String code,
            @Nullable RequestState verdict,
            Map<String, ?> details) {
        Transitions.check(request.state().name(), event, to);
        requests.move(request, to, code, verdict);
        audit.insert(Event.of(request.id(), null, event)
                .moving(request.state().name(), to.name())
                .because(code, null)
                .with(details));
    }
}
