package io.genesysdsr.resolution;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.Register;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells over which identifiers the person proved control; proofs name them by keyed hashes alone. */
@Component
class ProvedIdentifiers {

    private final Register register;
    private final Keys keys;

    ProvedIdentifiers(Register register, Keys keys) {
        this.register = register;
        this.keys = keys;
    }

    Set<Identifier> among(Collection<Identifier> submitted, UUID requestId) {
        Set<String> hashes = register.spokenFor(requestId);
        return submitted.stream()
                .filter(i ->
                        keys.lookupHashes(i.kind().name(), i.value()).stream().anyMatch(hashes::contains))
                .collect(Collectors.toSet());
    }
}
