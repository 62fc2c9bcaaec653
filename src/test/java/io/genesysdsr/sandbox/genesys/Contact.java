package io.genesysdsr.sandbox.genesys;

import java.util.List;

/**
 * An external contact. Of a merge set the canonical contact knows all terms; an ancestor keeps those it had.
 *
 * @param terms what this contact is found by
 */
public record Contact(String id, List<Term> terms) {
    public Contact {
        terms = List.copyOf(terms);
    }
}
