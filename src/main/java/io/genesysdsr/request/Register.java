package io.genesysdsr.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.request.AuditLogStore.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where requests are entered, and what is written down about them: who they are about, and what is to be corrected. */
@Component("register")
public class Register {

    private final RequestStore requests;
    private final IdentifierStore identifiers;
    private final AuditLogStore audit;
    private final Keys keys;
    private final ObjectMapper json;
    private final Supplier<UUID> ids;

    Register(
            RequestStore requests,
            IdentifierStore identifiers,
            AuditLogStore audit,
            Keys keys,
            ObjectMapper json,
            Supplier<UUID> ids) {
        this.requests = requests;
        this.identifiers = identifiers;
        this.audit = audit;
        this.keys = keys;
        this.json = json;
        this.ids = ids;
    }

    /**
     * Enters a request under a new id.
     *
     * @return the new id, or empty where the reference is entered already
     */
    @Transactional
    public Optional<UUID> enter(Submission submission) {
        return enter(submission, Sender.of(submission.channel()));
    }

    /**
     * Enters a request under a new id.
     *
     * @param sender within whom the reference counts
     * @return the new id, or empty where that sender's reference is entered already
     */
    @Transactional
    public Optional<UUID> enter(Submission submission, Sender sender) {
        UUID id = ids.get();
        RequestKey key = keys.newRequestKey(id);
        RequestState state = submission.proof() == null ? RequestState.AWAITING_PROOF : RequestState.ACCEPTED;
        if (!requests.insert(id, state, submission, sender, write(submission.corrections()), key)) {
            return Optional.empty();
        }
        submission.identifiers().forEach(i -> identifiers.add(id, key, i, "SUBMITTED", false));
        Transitions.check(Transitions.NOTHING, "RequestAccepted", state);
        audit.insert(Event.of(id, null, "RequestAccepted")
                .moving(Transitions.NOTHING, state.name())
                .with(Map.of(
                        "channel",
                        submission.channel(),
                        "identifiers",
                        submission.identifiers().size())));
        return Optional.of(id);
    }

    /** Notes that the person has proved who they are; does nothing where that is known already. */
    @Transactional
    public void prove(UUID requestId, Submission.Proof proof) {
        if (requests.prove(requestId, proof)) {
            Transitions.check(RequestState.AWAITING_PROOF.name(), "IdentityProved", RequestState.ACCEPTED);
            audit.insert(Event.of(requestId, null, "IdentityProved")
                    .moving(RequestState.AWAITING_PROOF.name(), RequestState.ACCEPTED.name())
                    .with(Map.of("method", proof.method())));
        }
    }

    /** What the person was submitted under. */
    public List<Identifier> submitted(UUID requestId) {
        return identifiers.submitted(requestId, requests.key(requestId));
    }

    /** What is to be corrected; empty for every right but rectification. */
    public List<Submission.Correction> corrections(UUID requestId) {
        String corrections = requests.corrections(requestId);
        return corrections == null ? List.of() : read(corrections);
    }

    /** The key under which everything of the request is encrypted. */
    public RequestKey key(UUID requestId) {
        return requests.key(requestId);
    }

    private String write(List<Submission.Correction> corrections) {
        try {
            return json.writeValueAsString(corrections);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Corrections that are no JSON", e);
        }
    }

    private List<Submission.Correction> read(String corrections) {
        try {
            return json.readValue(corrections, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("Corrections that cannot be read back");
        }
    }
}
