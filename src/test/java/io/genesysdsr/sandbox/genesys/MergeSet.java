package io.genesysdsr.sandbox.genesys;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Contacts that were merged into one; a contact that nobody merged is alone in its set.
 *
 * @param contacts the canonical contact first, then its ancestors; never empty
 */
public record MergeSet(List<Contact> contacts) {
    public MergeSet {
        contacts = List.copyOf(contacts);
    }

    public Contact canonical() {
        return contacts.get(0);
    }

    List<Contact> ancestors() {
        return contacts.subList(1, contacts.size());
    }

    boolean isMerged() {
        return contacts.size() > 1;
    }

    /** Whether one of the contacts has the term. */
    boolean isKnownBy(Term term) {
        return contacts.stream().anyMatch(contact -> contact.terms().contains(term));
    }

    /** What any of the contacts is known by, the canonical contact's own first. */
    Set<Term> terms() {
        Set<Term> all = new LinkedHashSet<>();
        contacts.forEach(contact -> all.addAll(contact.terms()));
        return all;
    }
}
