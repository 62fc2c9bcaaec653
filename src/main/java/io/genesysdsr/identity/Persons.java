package io.genesysdsr.identity;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.genesys.GdprApi.SubjectListing;
import io.genesysdsr.genesys.GdprSubject;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides from the answers to all look-ups whom the systems are asked for. Better a person is asked than a stranger is
 * erased: more than one person, an employee, or a list that may hold more than it shows is never acted upon.
 */
final class Persons {

    /** The answers show more than one person. */
    static final String MORE_THAN_ONE = "resolve-201";
    /** An employee is among the answers. */
    static final String EMPLOYEE = "resolve-202";
    /** Genesys counts more subjects than it listed. */
    static final String TRUNCATED = "resolve-203";
    /** Only names or addresses were submitted, which namesakes share. */
    static final String ONLY_SHARED = "resolve-204";
    /** A subject without any id that is known. */
    static final String NO_ID = "resolve-205";

    private final Map<Identifier, SubjectListing> found;

    private Persons(Map<Identifier, SubjectListing> found) {
        this.found = found;
    }

    static Persons in(Map<Identifier, SubjectListing> found) {
        Persons persons = new Persons(found);
        persons.check();
        return persons;
    }

    private void check() {
        if (found.values().stream().anyMatch(SubjectListing::truncated)) {
            throw new NeedsPerson(TRUNCATED);
        }
        List<GdprSubject> subjects =
                found.values().stream().flatMap(l -> l.subjects().stream()).toList();
        if (subjects.stream().anyMatch(s -> s.userId() != null)) {
            throw new NeedsPerson(EMPLOYEE);
        }
        if (subjects.stream().anyMatch(s -> s.externalContactId() == null && s.dialerContactId() == null)) {
            throw new NeedsPerson(NO_ID);
        }
        if (found.keySet().stream().allMatch(i -> i.kind().isShared())) {
            throw new NeedsPerson(ONLY_SHARED);
        }
        if (isMoreThanOne(subjects)) {
            throw new NeedsPerson(MORE_THAN_ONE);
        }
    }

    private boolean isMoreThanOne(List<GdprSubject> subjects) {
        long contacts = subjects.stream()
                .map(GdprSubject::externalContactId)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        long names = subjects.stream()
                .map(GdprSubject::name)
                .filter(n -> n != null && !n.isBlank())
                .map(n -> n.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return contacts > 1 || names > 1 || isNamesakeAmong();
    }

    /** A subject that only a name or an address led to, and none of the person's own identifiers. */
    private boolean isNamesakeAmong() {
        Set<Identifier> owned = new LinkedHashSet<>();
        found.forEach((by, listing) -> {
            if (!by.kind().isShared()) {
                listing.subjects().forEach(s -> owned.add(subject(s)));
            }
        });
        return found.entrySet().stream()
                .filter(e -> e.getKey().kind().isShared())
                .flatMap(e -> e.getValue().subjects().stream())
                .anyMatch(s -> !owned.contains(subject(s)));
    }

    /**
     * Every subject, and every term of the person's own that no subject covers: callers are known by number alone, and
     * an empty listing does not mean that no data is held.
     */
    Set<Identifier> targets() {
        Set<Identifier> targets = new LinkedHashSet<>();
        found.forEach((by, listing) -> {
            listing.subjects().forEach(s -> targets.add(subject(s)));
            if (listing.subjects().isEmpty() && !by.kind().isShared()) {
                targets.add(by);
            }
        });
        return targets;
    }

    /** In figures, for the audit file. */
    Map<String, Integer> findings() {
        Map<String, Integer> figures = new LinkedHashMap<>();
        List<Identifier> targets = new ArrayList<>(targets());
        figures.put("lookedUp", found.size());
        figures.put("subjects", (int)
                targets.stream().filter(t -> t.kind().isSubject()).count());
        figures.put("bareTerms", (int)
                targets.stream().filter(t -> !t.kind().isSubject()).count());
        return figures;
    }

    private static Identifier subject(GdprSubject s) {
        if (s.externalContactId() != null) {
            return new Identifier(IdentifierKind.EXTERNAL_CONTACT_ID, s.externalContactId());
        }
        GdprSubject.DialerContactId dialer = Objects.requireNonNull(s.dialerContactId());
        return new Identifier(IdentifierKind.DIALER_CONTACT_ID, dialer.contactListId() + "/" + dialer.id());
    }
}
