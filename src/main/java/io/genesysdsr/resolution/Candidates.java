package io.genesysdsr.resolution;

import io.genesysdsr.request.Decision;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.ReviewNotOpen;
import io.genesysdsr.request.Reviews;
import io.genesysdsr.resolution.Agreement.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The candidates of a request that waits for a person: shows them side by side, and takes the choice. */
@Component
public class Candidates {

    private final CaseStore cases;
    private final Register register;
    private final Reviews reviews;
    private final Explanation explanation;

    Candidates(CaseStore cases, Register register, Reviews reviews, Explanation explanation) {
        this.cases = cases;
        this.register = register;
        this.reviews = reviews;
        this.explanation = explanation;
    }

    /**
     * A candidate, masked so that it can be compared and not copied.
     *
     * @param number by which it is chosen
     * @param kind what systems would be asked for
     * @param score from 0 to 100
     * @param agreements what speaks for it
     * @param conflicts what speaks against it
     * @param changed when its record was last changed, null where nobody says
     * @param setAside whether the master customer index has it for another customer
     * @param names masked; null for whoever may not see them
     * @param identifiers masked; null for whoever may not see them
     */
    public record Shown(
            int number,
            IdentifierKind kind,
            int score,
            List<Agreeing> agreements,
            Set<Conflict> conflicts,
            @Nullable Instant changed,
            boolean setAside,
            @Nullable List<String> names,
            @Nullable List<String> identifiers) {}

    /** An agreement: an identifier of which kind, and how it is known to be the person's. */
    public record Agreeing(IdentifierKind kind, String as) {}

    /**
     * Everybody who was found, the surest first; empty where the request does not wait for a choice.
     *
     * @param masked whether names and identifiers are shown, masked, or not at all
     */
    @Transactional(readOnly = true)
    public List<Shown> of(UUID requestId, boolean masked) {
        return find(requestId)
                .map(found -> found.verdict().candidates().stream()
                        .map(c -> shown(c, masked))
                        .toList())
                .orElse(List.of());
    }

    /**
     * A person says who is meant; the request goes on with these and with nobody else.
     *
     * @param numbers of candidates, at least one
     * @param actor who decides, as the audit event will say
     * @throws ReviewNotOpen if the request does not wait for a choice, or has no candidates of these numbers
     */
    @Transactional
    public void choose(UUID requestId, Set<Integer> numbers, String actor) {
        List<Candidate> chosen = find(requestId)
                .map(found -> found.verdict().candidates().stream()
                        .filter(c -> numbers.contains(c.number()))
                        .toList())
                .filter(found -> !found.isEmpty() && found.size() == numbers.size())
                .orElseThrow(() -> new ReviewNotOpen(requestId, Decision.CHOOSE));
        reviews.choose(requestId, explanation.of(chosen), actor);
        // Only now nobody else can search anew: what was shown until then may be another list.
        if (!find(requestId)
                .map(found -> found.verdict().candidates())
                .orElse(List.of())
                .containsAll(chosen)) {
            throw new ReviewNotOpen(requestId, Decision.CHOOSE);
        }
        cases.choose(requestId, numbers);
    }

    private Optional<ResolutionCase> find(UUID requestId) {
        return cases.isKept(requestId) ? cases.find(requestId, register.key(requestId)) : Optional.empty();
    }

    private static Shown shown(Candidate c, boolean masked) {
        List<Identifier> identifiers =
                c.knownBy().stream().filter(i -> !i.kind().isSubject()).toList();
        return new Shown(
                c.number(),
                c.target().kind(),
                c.score(),
                c.agreements().stream()
                        .map(a -> new Agreeing(a.identifier().kind(), as(a.origin())))
                        .toList(),
                c.conflicts(),
                c.changed(),
                c.standing() == Candidate.Standing.SET_ASIDE,
                masked ? c.names().stream().map(Masks::name).toList() : null,
                masked ? identifiers.stream().map(Masks::identifier).collect(Collectors.toList()) : null);
    }

    private static String as(Origin origin) {
        return origin.name();
    }
}
