package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;
import io.genesysdsr.resolution.Candidate.Standing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose data is meant, or why a person must say. Personal data.
 *
 * @param code why a person must say; null where it is sure
 * @param candidates everybody who was found, the surest first
 * @param terms of the person's own that nobody who was found covers: callers are known by number alone, and an empty
 *     listing does not mean that no data is held
 */
record Verdict(@Nullable String code, List<Candidate> candidates, Set<Identifier> terms) {

    /** What the systems are asked for. */
    Set<Identifier> targets() {
        Set<Identifier> targets = taken().map(Candidate::target).collect(Collectors.toCollection(LinkedHashSet::new));
        targets.addAll(terms);
        return targets;
    }

    /** Everything that those who are meant are known by. */
    Set<Identifier> linked() {
        return taken().flatMap(c -> c.knownBy().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<Candidate> taken() {
        return candidates.stream().filter(c -> c.standing() == Standing.ACCEPTED || c.standing() == Standing.CHOSEN);
    }

    /** The same, as a person decided: those numbers are meant, and nobody else. */
    Verdict choosing(Set<Integer> numbers) {
        return new Verdict(
                null,
                candidates.stream()
                        .map(c -> c.as(c.number(), numbers.contains(c.number()) ? Standing.CHOSEN : Standing.SET_ASIDE))
                        .toList(),
                terms);
    }

    @Override
    public String toString() {
        return "Verdict[" + code + ", " + candidates.size() + " candidates]";
    }
}
