package io.genesysdsr.request;

import io.genesysdsr.request.ProofRules.Hashed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests that wait for proof, as far as somebody must know them who challenges the person. */
@Component
public class Unproved {

    private final RequestStore requests;
    private final IdentifierStore identifiers;
    private final ProofCases cases;

    Unproved(RequestStore requests, IdentifierStore identifiers, ProofCases cases) {
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
