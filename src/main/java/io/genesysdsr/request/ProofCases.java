package io.genesysdsr.request;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.ProofRules.Asked;
import io.genesysdsr.request.ProofRules.Hashed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the rules of proof need to know of a request: kinds and keyed hashes, no values. */
@Component
class ProofCases {

    private final IdentifierStore identifiers;
    private final Corrections corrections;
    private final Keys keys;

    ProofCases(IdentifierStore identifiers, Corrections corrections, Keys keys) {
        this.identifiers = identifiers;
        this.corrections = corrections;
        this.keys = keys;
    }

    Asked of(Submission submission) {
        List<Hashed> hashed = submission.identifiers().stream()
                .map(i -> new Hashed(i.kind(), keys.lookupHash(i.kind().name(), i.value())))
                .toList();
        return new Asked(submission.regulation(), submission.right(), hashed, disputed(submission.corrections()));
    }

    Asked of(Request request) {
        return new Asked(
                request.regulation(),
                request.right(),
                identifiers.hashed(request.id()),
                request.right() == Right.RECTIFICATION ? disputed(corrections.of(request.id())) : Set.of());
    }

    /** Under every lookup key that there ever was, because the value that was proved may have been hashed earlier. */
    private Set<Hashed> disputed(List<Submission.Correction> all) {
        return all.stream()
                .flatMap(c -> Stream.of(c.existingValue(), c.updatedValue())
                        .flatMap(v -> keys.lookupHashes(c.kind().name(), v).stream())
                        .map(hash -> new Hashed(c.kind(), hash)))
                .collect(Collectors.toSet());
    }
}
