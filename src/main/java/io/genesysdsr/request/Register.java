package io.genesysdsr.request;

import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.request.AuditLogStore.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where requests are entered, and what is written down about them: who they are about, and what is to be corrected. */
@Component("register")
public class Register {

    private final RequestStore requests;
    private final IdentifierStore identifiers;
    private final Proofs proofs;
    private final Corrections corrections;
    private final AuditLogStore audit;
    private final Supplier<UUID> ids;

    Register(
            RequestStore requests,
            IdentifierStore identifiers,
            Proofs proofs,
            Corrections corrections,
            AuditLogStore audit,
            Supplier<UUID> ids) {
        this.requests = requests;
        this.identifiers = identifiers;
        this.proofs = proofs;
        this.corrections = corrections;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * Enters a request of a channel that has one sender.
     *
     * @return the new id, or empty where the reference is entered already
     */
    @Transactional
    public Optional<UUID> enter(Submission submission) {
        return enter(submission, Sender.of(submission.channel()));
    }

    /**
     * Enters a request under a new id; it waits unless the facts that came with it prove enough.
     *
     * @param sender within whom the reference counts
     * @return the new id, or empty where that sender's reference is entered already
     */
    @Transactional
    public Optional<UUID> enter(Submission submission, Sender sender) {
        UUID id = ids.get();
        RequestKey key = requests.newKey(id);
        // What may be used once is tried only when the request is there: a replayed token leaves it waiting.
        List<Proof> lasting =
                submission.proofs().stream().filter(p -> p.once() == null).toList();
        Sufficiency proved = proofs.weigh(submission, lasting);
        if (!requests.insert(id, submission, sender, proved, corrections.write(submission.corrections()), key)) {
            return Optional.empty();
        }
        submission.identifiers().forEach(i -> identifiers.add(id, key, i, "SUBMITTED", false));
        proofs.add(id, key, lasting);
        accepted(id, submission, proved.isMet() ? RequestState.ACCEPTED : RequestState.AWAITING_PROOF, lasting);
        submission.proofs().stream().filter(p -> p.once() != null).forEach(p -> proofs.note(id, p));
        return Optional.of(id);
    }

    private void accepted(UUID id, Submission submission, RequestState state, List<Proof> proved) {
        Transitions.check(Transitions.NOTHING, "RequestAccepted", state);
        audit.insert(Event.of(id, null, "RequestAccepted")
                .moving(Transitions.NOTHING, state.name())
                .with(Map.of(
                        "channel", submission.channel(),
                        "identifiers", submission.identifiers().size(),
                        "proofs", proved.stream().map(Proof::method).toList())));
    }

    /** What the person was submitted under. */
    public List<Identifier> submitted(UUID requestId) {
        return identifiers.submitted(requestId, requests.key(requestId));
    }

    /** Every term that the person is known by: what was submitted, and what resolution found. */
    public List<Identifier> terms(UUID requestId) {
        return identifiers.all(requestId, requests.key(requestId)).stream()
                .filter(i -> !i.kind().isSubject())
                .toList();
    }

    /** Keyed hashes of the identifiers over which the person proved control, one by one. */
    public Set<String> spokenFor(UUID requestId) {
        return proofs.spokenFor(requestId, requests.key(requestId));
    }

    /** Whom letters about the request are written to; nobody, where the request was forgotten. */
    public Addressee addressee(UUID requestId) {
        String email = requests.keptKey(requestId).stream()
                .flatMap(key -> identifiers.submitted(requestId, key).stream())
                .filter(i -> i.kind() == IdentifierKind.EMAIL)
                .map(Identifier::value)
                .findFirst()
                .orElse(null);
        return new Addressee(requests.subjectName(requestId), email, requests.isProved(requestId));
    }

    /** What is to be corrected; empty for every right but rectification. */
    public List<Submission.Correction> corrections(UUID requestId) {
        return corrections.of(requestId);
    }

    /** The key under which everything of the request is encrypted. */
    public RequestKey key(UUID requestId) {
        return requests.key(requestId);
    }
}
