package io.genesysdsr.request;

import io.genesysdsr.request.AuditLogStore.Event;
import io.genesysdsr.request.ProofRules.Hashed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests that wait for proof, as far as somebody must know them who challenges the person. */
@Component
public class Unproved {

    private final RequestStore requests;
    private final IdentifierStore identifiers;
    private final ProofCases cases;
    private final ProofStore facts;
    private final AuditLogStore audit;
    private final ApplicationEventPublisher events;

    Unproved(
            RequestStore requests,
            IdentifierStore identifiers,
            ProofCases cases,
            ProofStore facts,
            AuditLogStore audit,
            ApplicationEventPublisher events) {
        this.events = events;
        this.facts = facts;
        this.audit = audit;
        this.requests = requests;
        this.identifiers = identifiers;
        this.cases = cases;
    }

    /** A submitted identifier without its value. */
    public record Submitted(UUID id, IdentifierKind kind, String hash) {}

    /**
     * A request that was never challenged.
     *
     * @param source whence it came, as limits count it
     * @param submitted what the person was submitted under
     * @param disputed what a correction is about
     */
    public record Waiting(UUID requestId, String source, List<Submitted> submitted, Set<Hashed> disputed) {}

    /** Takes requests that were never challenged; each is handed out once, if the caller's transaction commits. */
    @Transactional
    public List<Waiting> take(int most) {
        return requests.takeUnchallenged(most).stream()
                .map(t -> new Waiting(
                        t.request().id(),
                        t.channel(),
                        identifiers.listed(t.request().id()),
                        cases.of(t.request()).disputed()))
                .toList();
    }

    /** Notes that the person was asked for proof; the first time counts, and only while the request waits for it. */
    @Transactional
    public void asked(UUID requestId) {
        if (requests.proofAsked(requestId)) {
            events.publishEvent(new ProofAsked(requestId));
        }
    }

    /** Notes for requests whom nothing can be sent that their senders, who read what is missing, are those who ask. */
    @Transactional
    public void askedBySenders(int most) {
        requests.takeUnasked(most).forEach(id -> events.publishEvent(new ProofAsked(id)));
    }

    /**
     * A request whose time for proof is over.
     *
     * @param proved what was proved until then
     * @param standing whether the law's clock stands, so that the deadline ends nothing
     */
    public record Overdue(Request request, Strength proved, boolean standing) {}

    /**
     * Requests that nobody proved in time, locked until the caller's transaction ends.
     *
     * @param patience how long after its receipt one waits whose clock stands
     * @param before how long before its deadline one must be ended whose clock runs
     */
    @Transactional
    public List<Overdue> overdue(Duration patience, Duration before, int most) {
        return requests.lockUnproved(patience, before, most).stream()
                .map(u -> new Overdue(
                        u.request(), Strength.of(facts.factors(u.request().id())), u.standing()))
                .toList();
    }

    /**
     * Ends a request without what was asked for; its evidence says why, and whoever writes letters finds the event.
     *
     * @param verdict how it ends
     * @param code why
     * @param details in facts and figures
     */
    @Transactional
    public void expire(Request request, RequestState verdict, String code, Map<String, ?> details) {
        Transitions.check(request.state().name(), "ProofExpired", RequestState.CLOSING);
        requests.move(request, RequestState.CLOSING, code, verdict);
        audit.insert(Event.of(request.id(), null, "ProofExpired")
                .moving(request.state().name(), RequestState.CLOSING.name())
                .because(code, null)
                .with(details));
    }

    /** The value of a submitted identifier: to send something there, and for nothing else. */
    public String value(UUID requestId, UUID identifierId) {
        return new String(
                requests.key(requestId).decrypt(identifiers.value(requestId, identifierId), "identifier"),
                StandardCharsets.UTF_8);
    }

    /** The language of what the person reads, as a tag (BCP 47); empty where it is not known. */
    public String language(UUID requestId) {
        return requests.find(requestId).map(Request::language).orElse("");
    }
}
