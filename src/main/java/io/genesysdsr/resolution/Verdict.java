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
 * @param candidates everybody who was found, the surest first, and identifiers that nobody who was found covers: callers
 *     are known by number alone, and an empty listing does not mean that no data is held
 */
record Verdict(@Nullable String code, List<Candidate> candidates) {

    /** What the systems are asked for. */
    Set<Identifier> targets() {
        return taken().map(Candidate::target).collect(Collectors.toCollection(LinkedHashSet::new));
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
                        .toList());
    }

    /** The same with numbers that follow that one: who chooses from an earlier list must not choose somebody else. */
    Verdict numberedAfter(int last) {
        return new Verdict(
                code,
                candidates.stream()
                        .map(c -> c.as(c.number() + last, c.standing()))
                        .toList());
    }

    /** The highest number, 0 where there is nobody. */
    int lastNumber() {
        return candidates.stream().mapToInt(Candidate::number).max().orElse(0);
    }

    @Override
    public String toString() {
        return "Verdict[" + code + ", " + candidates.size() + " candidates]";
    }
}
