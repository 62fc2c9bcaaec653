package io.genesysdsr.deadline;

import io.genesysdsr.request.DueDates;
import io.genesysdsr.request.IdentityProved;
import io.genesysdsr.request.ProofAsked;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops the clock when the product asks who is asking, where the law lets that stop it (UK GDPR article 12A), and starts
 * it again when that is proved: in the transaction that notes the one or the other, so that no crash comes in between.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProofClock {

    private final Clocks clocks;
    private final DeadlineStore store;
    private final DueDates dueDates;
    private final Terms terms;

    ProofClock(Clocks clocks, DeadlineStore store, DueDates dueDates, Terms terms) {
        this.clocks = clocks;
        this.store = store;
        this.dueDates = dueDates;
        this.terms = terms;
    }

    /** Stops the clock; does nothing where the law knows no such pause, or it stands already. */
    @EventListener
    public void asked(ProofAsked event) {
        UUID requestId = event.requestId();
        Request request = dueDates.lock(requestId).orElseThrow();
        if (request.state() == RequestState.AWAITING_PROOF && terms.isPausable(request, PauseReason.IDENTITY)) {
            clocks.start(requestId);
            if (!history(request).isPaused()) {
                clocks.pause(requestId, PauseReason.IDENTITY, Clocks.PRODUCT);
            }
        }
    }

    /** Starts the clock again; does nothing where it stands for something else, or runs. */
    @EventListener
    public void proved(IdentityProved event) {
        Request request = dueDates.lock(event.requestId()).orElseThrow();
        History history = history(request);
        if (!request.state().isTerminal()
                && history.isPaused()
                && history.pausedFor().equals(PauseReason.IDENTITY.name())) {
            clocks.resume(request.id(), Clocks.PRODUCT);
        }
    }

    private History history(Request request) {
        return new History(request, store.entries(request.id()));
    }
}
