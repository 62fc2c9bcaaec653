package io.genesysdsr.sandbox.genesys;

import java.time.Instant;
import java.util.List;

/**
 * An external contact. Contacts of one person that were merged are one set; what nobody merged is a set of its own.
 *
 * @param set the number of the merge set among the person's contacts; of a set the first in order is canonical
 * @param terms what this contact is found by; an ancestor keeps those it had
 */
public record Contact(String id, int set, List<Term> terms, Dates dates) {
    /** When the record was made, and when it was last changed. */
    public record Dates(Instant created, Instant modified) {}

    public Contact {
        terms = List.copyOf(terms);
    }

    Contact withTerms(List<Term> changed, Instant at) {
        return changed.equals(terms) && sameSpelling(changed)
                ? this
                : new Contact(id, set, changed, new Dates(dates.created(), at));
    }

    private boolean sameSpelling(List<Term> changed) {
        return changed.stream()
                .map(Term::value)
                .toList()
                .equals(terms.stream().map(Term::value).toList());
    }

    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
