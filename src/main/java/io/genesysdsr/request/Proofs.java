package io.genesysdsr.request;

import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.request.AuditLogStore.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was proved about who is asking. Facts are added whatever the state of their request; the request goes on at the
 * moment at which its own facts suffice, and no fact of another request ever counts.
 */
@Component("proofs")
public class Proofs {

    /** What became of a fact. */
    public enum Noted {
        /** With it the request goes on. */
        SUFFICES,
        /** More must be proved. */
        NOT_ENOUGH,
        /** It may be used once, and was: nothing was added. */
        USED_BEFORE,
        /** The request waits for no proof any more. */
        NOT_WAITING
    }

    private final RequestStore requests;
    private final ProofStore facts;
    private final ProofCases cases;
    private final ProofRules rules;
    private final AuditLogStore audit;
    private final ApplicationEventPublisher events;

    Proofs(
            RequestStore requests,
            ProofStore facts,
            ProofCases cases,
            ProofRules rules,
            AuditLogStore audit,
            ApplicationEventPublisher events) {
        this.events = events;
        this.requests = requests;
        this.facts = facts;
        this.cases = cases;
        this.rules = rules;
        this.audit = audit;
    }

    /** Adds a fact to a request, and moves the request on where its facts suffice now. */
    @Transactional
    public Noted note(UUID requestId, Proof proof) {
        Request request = requests.lockAndRead(requestId);
        if (request.state() != RequestState.AWAITING_PROOF) {
            return Noted.NOT_WAITING;
        }
        RequestKey key = requests.key(requestId);
        if (!facts.add(requestId, key, proof)) {
            return Noted.USED_BEFORE;
        }
        Sufficiency proved = rules.weigh(cases.of(request), facts.of(requestId, key));
        if (proved.missing() != null) {
            requests.stillMissing(requestId, proved.missing());
            audit.insert(Event.of(requestId, null, "ProofNoted").with(details(proof)));
            return Noted.NOT_ENOUGH;
        }
        Transitions.check(RequestState.AWAITING_PROOF.name(), "IdentityProved", RequestState.ACCEPTED);
        requests.proved(requestId);
        audit.insert(Event.of(requestId, null, "IdentityProved")
                .moving(RequestState.AWAITING_PROOF.name(), RequestState.ACCEPTED.name())
                .with(details(proof)));
        events.publishEvent(new IdentityProved(requestId));
        return Noted.SUFFICES;
    }

    /** The identifiers that facts of the request speak for by name, as keyed hashes. */
    Set<String> spokenFor(UUID requestId, RequestKey key) {
        return facts.of(requestId, key).stream()
                .flatMap(fact -> fact.speaksFor().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Whether the facts that come with a submission suffice without those that may be used once: these are tried only
     * when their request is there.
     */
    Sufficiency weigh(Submission submission) {
        return weigh(
                submission,
                submission.proofs().stream().filter(p -> p.once() == null).toList());
    }

    /** Whether these facts would suffice for a request that is not entered yet. */
    Sufficiency weigh(Submission submission, List<Proof> proofs) {
        return rules.weigh(cases.of(submission), proofs);
    }

    /** Adds facts that came with a request and cannot be replayed; what they are worth was weighed before. */
    void add(UUID requestId, RequestKey key, List<Proof> proofs) {
        proofs.forEach(p -> facts.add(requestId, key, p));
    }

    private static Map<String, ?> details(Proof proof) {
        return Map.of(
                "method",
                proof.method(),
                "factors",
                proof.factors().stream().map(Factor::name).sorted().toList(),
                "strength",
                proof.strength());
    }
}
