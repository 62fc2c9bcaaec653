package io.genesysdsr.request;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.request.AuditLogStore.Event;
import io.genesysdsr.request.DeliveryStore.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a new request from one that was received before. The same reference of the same sender is the same request. Under
 * another reference the same sender's submission joins an open request only where right, regulation and everything
 * that is said about the person are equal and <em>both</em> bring a proof; so nobody who has proved nothing joins
 * anything, and nobody is kept waiting by somebody else's request. Each delivery keeps the proof that came with it.
 */
@Component
public class Deliveries {

    private final Register register;
    private final RequestStore requests;
    private final Proofs proofs;
    private final DeliveryStore deliveries;
    private final AuditLogStore audit;
    private final Keys keys;

    Deliveries(
            Register register,
            RequestStore requests,
            Proofs proofs,
            DeliveryStore deliveries,
            AuditLogStore audit,
            Keys keys) {
        this.proofs = proofs;
        this.register = register;
        this.requests = requests;
        this.deliveries = deliveries;
        this.audit = audit;
        this.keys = keys;
    }

    /** What a delivery turned out to be. */
    public enum Kind {
        /** A new request. */
        ENTERED,
        /** The same request once more, under the same reference. */
        REPEATED,
        /** What is asked for already in an open request of the same sender; both are proved. */
        JOINED,
        /** Something else under a reference that is taken; it was not entered. */
        CONFLICTING
    }

    /** What it turned out to be, and the request that it belongs to (where it conflicts: the one it conflicts with). */
    public record Delivery(UUID requestId, Kind kind) {}

    /**
     * Enters the submission, or notes it at the request that it repeats.
     *
     * @param verification what the sender gave to be checked, which proves nothing; kept encrypted
     */
    @Transactional
    public Delivery receive(Submission submission, Sender sender, @Nullable String verification) {
        List<String> subject = subject(submission);
        Optional<UUID> known = deliveries.byReference(sender, submission.reference());
        if (known.isEmpty()) {
            Optional<UUID> twin = twin(submission, sender, subject);
            if (twin.isPresent()) {
                note(twin.get(), submission, "SUBJECT");
                return new Delivery(twin.get(), Kind.JOINED);
            }
            Optional<UUID> entered = register.enter(submission, sender);
            if (entered.isPresent()) {
                describe(entered.get(), subject.get(0), verification);
                return new Delivery(entered.get(), Kind.ENTERED);
            }
            // Another transaction was quicker, and has committed by now.
            known = deliveries.byReference(sender, submission.reference());
        }
        return repeat(known.orElseThrow(), submission, subject);
    }

    /** What the sender of a request gave to be checked. */
    public Optional<String> verification(UUID requestId) {
        return deliveries.verification(requestId).map(v -> requests.key(requestId)
                .decryptText(v, "verification"));
    }

    private Optional<UUID> twin(Submission submission, Sender sender, List<String> subject) {
        if (!proofs.weigh(submission).isMet()) {
            return Optional.empty();
        }
        deliveries.takeTurns(sender, subject.get(0));
        return deliveries.openTwin(sender, submission.regulation(), submission.right(), subject);
    }

    private Delivery repeat(UUID id, Submission submission, List<String> subject) {
        requests.lock(id);
        Known known = deliveries.known(id);
        boolean same = known.regulation() == submission.regulation()
                && known.right() == submission.right()
                && (known.subjectHash() == null || subject.contains(known.subjectHash()));
        if (!same) {
            return new Delivery(id, Kind.CONFLICTING);
        }
        note(id, submission, "REFERENCE");
        // The same sender says the same again, perhaps now with the proof that was missing: it must not be lost.
        submission.proofs().forEach(p -> proofs.note(id, p));
        return new Delivery(id, Kind.REPEATED);
    }

    private void note(UUID id, Submission submission, String rule) {
        deliveries.add(id, rule, submission, broughtWith(submission, requests.keptKey(id)));
        audit.insert(Event.of(id, null, "DuplicateReceived")
                .with(Map.of(
                        "rule", rule,
                        "channel", submission.channel(),
                        "proofs",
                                submission.proofs().stream().map(Proof::method).toList())));
    }

    /** Which facts came with it, one a line, each with its time and who established it; nothing once it is forgotten. */
    private static byte @Nullable [] broughtWith(Submission submission, Optional<RequestKey> key) {
        if (submission.proofs().isEmpty() || key.isEmpty()) {
            return null;
        }
        return key.get()
                .encrypt(
                        submission.proofs().stream()
                                .map(p -> p.method() + " " + p.at() + " " + p.source())
                                .collect(Collectors.joining("\n")),
                        "delivery");
    }

    private void describe(UUID id, String subjectHash, @Nullable String verification) {
        byte[] kept = verification == null ? null : requests.key(id).encrypt(verification, "verification");
        deliveries.describe(id, subjectHash, kept);
    }

    /** Keyed hashes of all that is said about the person, the current key's first. */
    private List<String> subject(Submission s) {
        String all = Stream.concat(
                        s.identifiers().stream().map(i -> i.kind() + "\u001f" + i.value()),
                        s.corrections().stream()
                                .map(c -> c.kind() + "\u001f" + c.existingValue() + "\u001f" + c.updatedValue()))
                .sorted()
                .collect(Collectors.joining("\u001e"));
        return keys.lookupHashes("SUBJECT", all);
    }
}
