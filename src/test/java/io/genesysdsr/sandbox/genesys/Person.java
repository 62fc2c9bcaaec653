package io.genesysdsr.sandbox.genesys;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of whom the double's organisation holds data: known by records (contact, user, dialer contact), or by nothing
 * but the number or address of a conversation.
 *
 * @param key the double's own name for the person, which Genesys does not know
 * @param contacts a merge set, the canonical contact first; empty where the person is no contact
 * @param userId set where the person is an employee
 */
public record Person(
        String key,
        List<Term> terms,
        List<Contact> contacts,
        @Nullable String userId,
        List<DialerContact> dialerContacts,
        Holdings holdings) {

    public Person {
        terms = List.copyOf(terms);
        contacts = List.copyOf(contacts);
        dialerContacts = List.copyOf(dialerContacts);
    }

    /** Begins a person with this name. */
    public static PersonBuilder named(String name) {
        return new PersonBuilder().name(name);
    }

    /** Begins a person whose name nobody knows. */
    public static PersonBuilder nameless() {
        return new PersonBuilder();
    }

    public String name() {
        return first(TermType.NAME);
    }

    public String email() {
        return first(TermType.EMAIL);
    }

    public String phone() {
        return first(TermType.PHONE);
    }

    /** The first value of a type. @throws IllegalStateException where the person has none */
    public String first(TermType type) {
        return values(type).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this person has no " + type));
    }

    public boolean has(TermType type) {
        return !values(type).isEmpty();
    }

    public List<String> values(TermType type) {
        return terms.stream()
                .filter(term -> term.type() == type)
                .map(Term::value)
                .toList();
    }

    /** The id to submit for a merge set; of a single contact its own. */
    public String contactId() {
        if (contacts.isEmpty()) {
            throw new IllegalStateException("this person is no contact");
        }
        return contacts.get(0).id();
    }

    /** Whether a subject search can answer with this person at all. */
    public boolean isListed() {
        return !contacts.isEmpty() || userId != null || !dialerContacts.isEmpty();
    }

    /** One contact, nothing else, and no namesake in the seeded population: what most people are. */
    public boolean isPlain() {
        return contacts.size() == 1
                && userId == null
                && dialerContacts.isEmpty()
                && holdings.archives() == 1
                && holdings.exportBytes() == 0
                && !key.startsWith("namesake");
    }

    /** Everything by which the person is found, also by what an ancestor of the merge set kept. */
    Set<Term> allTerms() {
        Set<Term> all = new LinkedHashSet<>(terms);
        contacts.forEach(contact -> all.addAll(contact.terms()));
        holdings.conversations().forEach(conversation -> all.add(conversation.address()));
        return all;
    }

    Person withHoldings(Holdings changed) {
        return new Person(key, terms, contacts, userId, dialerContacts, changed);
    }

    Person withTerms(List<Term> changed, List<Contact> changedContacts) {
        return new Person(key, changed, changedContacts, userId, dialerContacts, holdings);
    }

    Person withoutContact(String id) {
        List<Contact> left = new ArrayList<>(contacts);
        left.removeIf(contact -> contact.id().equals(id));
        return new Person(key, terms, left, userId, dialerContacts, holdings);
    }

    Person withoutUser() {
        return new Person(key, terms, contacts, null, dialerContacts, holdings);
    }

    Person withoutDialerContact(DialerContact gone) {
        List<DialerContact> left = new ArrayList<>(dialerContacts);
        left.remove(gone);
        return new Person(key, terms, contacts, userId, left, holdings);
    }

    @Override
    public String toString() {
        return "Person[" + key + "]";
    }
}
