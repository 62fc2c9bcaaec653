package io.genesysdsr.identity;

import io.genesysdsr.request.Factor;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.ProofRules;
import io.genesysdsr.request.Strength;
import io.genesysdsr.request.Sufficiency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Weighs facts: how many different factors they show, without those that rest on a value under dispute (11 CCR section
 * 7060(h)), and whether they speak for everything that was submitted. The sentences about what is missing name kinds
 * and never values.
 */
@Component
class ProofWeighing implements ProofRules {

    private final IdentitySettings settings;

    ProofWeighing(IdentitySettings settings) {
        this.settings = settings;
    }

    @Override
    public Sufficiency weigh(Asked asked, List<Proof> proofs) {
        List<Proof> counting =
                proofs.stream().filter(p -> !counting(asked, p).isEmpty()).toList();
        Set<Factor> factors =
                proofs.stream().flatMap(p -> counting(asked, p).stream()).collect(Collectors.toSet());
        Strength needed = settings.needs().of(asked.regulation(), asked.right());
        if (!Strength.of(factors).reaches(needed)) {
            boolean disputed = counting.size() < proofs.size();
            return new Sufficiency(disputed ? disputed(asked) : tooLittle(needed, factors));
        }
        Set<IdentifierKind> unproved = unproved(asked, counting);
        return unproved.isEmpty() ? Sufficiency.MET : new Sufficiency(uncovered(unproved));
    }

    /** The factors of a proof that count for what is asked. */
    private static Set<Factor> counting(Asked asked, Proof proof) {
        Set<Factor> counting = EnumSet.noneOf(Factor.class);
        for (Factor factor : proof.factors()) {
            if (!restsOnDispute(asked, proof, factor)) {
                counting.add(factor);
            }
        }
        return counting;
    }

    private static boolean restsOnDispute(Asked asked, Proof proof, Factor factor) {
        Set<IdentifierKind> disputed = asked.disputedKinds();
        if (factor == Factor.UNNAMED) {
            // What nobody named may be the very value under dispute.
            return !disputed.isEmpty();
        }
        IdentifierKind kind = factor.restsOn();
        if (kind == null || !disputed.contains(kind)) {
            return false;
        }
        return proof.isForWholeRequest()
                || proof.speaksFor().stream().anyMatch(hash -> asked.disputed().contains(new Hashed(kind, hash)));
    }

    /** Kinds of the person's own identifiers that nothing speaks for: somebody may have put another's among them. */
    private static Set<IdentifierKind> unproved(Asked asked, List<Proof> counting) {
        if (counting.stream().anyMatch(Proof::isForWholeRequest)) {
            return Set.of();
        }
        Set<String> covered =
                counting.stream().flatMap(p -> p.speaksFor().stream()).collect(Collectors.toSet());
        Set<IdentifierKind> unproved = EnumSet.noneOf(IdentifierKind.class);
        asked.identifiers().stream()
                .filter(i -> !i.kind().isShared() && !covered.contains(i.hash()))
                .forEach(i -> unproved.add(i.kind()));
        return unproved;
    }

    private static String tooLittle(Strength needed, Set<Factor> factors) {
        if (factors.isEmpty()) {
            return needed == Strength.TWO_FACTORS
                    ? "proof-501: two different factors are needed, such as a signed token that asserts two, or an agent's"
                            + " attestation that names two in factors"
                    : "proof-501: one factor is needed, such as a signed token or an agent's attestation";
        }
        return "proof-502: a second, different factor is needed; proved so far: "
                + factors.stream().map(Factor::name).sorted().collect(Collectors.joining(", "));
    }

    private static String disputed(Asked asked) {
        return "proof-503: a correction is not proved by what it corrects; another factor is needed than control of "
                + names(asked.disputedKinds()) + ", named in factors";
    }

    private static String uncovered(Set<IdentifierKind> kinds) {
        return "proof-504: nothing that was proved speaks for the identifiers of kind " + names(kinds);
    }

    private static String names(Set<IdentifierKind> kinds) {
        return kinds.stream().map(IdentifierKind::name).sorted().collect(Collectors.joining(", "));
    }
}
