package io.genesysdsr.request;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether facts suffice. The ledger asks at every moment at which a request could leave {@code AWAITING_PROOF},
 * so that no channel can forget to; the rules themselves are the module {@code identity}'s.
 */
public interface ProofRules {

    /** Weighs all facts of one request against what it asks for. */
    Sufficiency weigh(Asked asked, List<Proof> proofs);

    /** An identifier as keyed hash. */
    record Hashed(IdentifierKind kind, String hash) {}

    /**
     * What is asked, as far as it matters for proof.
     *
     * @param identifiers what the person was submitted under
     * @param disputed values that a correction is about, the old and the new ones
     */
    record Asked(Regulation regulation, Right right, List<Hashed> identifiers, Set<Hashed> disputed) {

        /** The kinds of values that a correction is about. */
        public Set<IdentifierKind> disputedKinds() {
            return disputed.stream().map(Hashed::kind).collect(Collectors.toSet());
        }
    }
}
