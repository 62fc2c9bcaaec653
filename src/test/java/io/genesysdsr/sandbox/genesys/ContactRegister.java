package io.genesysdsr.sandbox.genesys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The external contacts of the population. An identifier is claimed by one merge set and no other: of several that have
 * it, by the one whose contact is the oldest, also where the number has been somebody else's for long.
 */
final class ContactRegister {
    private final Population population;

    ContactRegister(Population population) {
        this.population = population;
    }

    Optional<MergeSet> withContact(String id) {
        return population.withContact(id).stream()
                .flatMap(person -> person.mergeSets().stream())
                .filter(set ->
                        set.contacts().stream().anyMatch(each -> each.id().equals(id)))
                .findFirst();
    }

    /** The set that has claimed an identifier. */
    Optional<MergeSet> claiming(Term identifier) {
        return having(identifier).min(Comparator.comparing(ContactRegister::age).thenComparing(set -> set.canonical()
                .id()));
    }

    /** What a set has claimed. */
    List<Term> claims(MergeSet set) {
        return set.terms().stream()
                .filter(term -> IdentifierType.of(term.type()) != null)
                .filter(term -> claiming(term).filter(set::equals).isPresent())
                .toList();
    }

    /** The sets whose canonical contact has this term itself, claimed or not. */
    List<MergeSet> showing(Term term) {
        return having(term)
                .filter(set -> set.canonical().terms().contains(term))
                .toList();
    }

    /** All sets of which something is true. */
    List<MergeSet> all(Predicate<MergeSet> wanted) {
        return population.all().stream()
                .flatMap(person -> person.mergeSets().stream())
                .filter(wanted)
                .toList();
    }

    private Stream<MergeSet> having(Term term) {
        return population.knownBy(term).stream()
                .flatMap(person -> person.mergeSets().stream())
                .filter(set -> set.isKnownBy(term));
    }

    private static Instant age(MergeSet set) {
        return set.contacts().stream()
                .map(contact -> contact.dates().created())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
