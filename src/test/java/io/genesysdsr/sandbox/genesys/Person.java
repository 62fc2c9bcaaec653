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
 * @param contacts of each merge set the canonical contact first; several sets where nobody has found out that they are
 *     one person; empty where the person is no contact
 * @param employee null where the person is none
 */
public record Person(
        String key,
        List<Term> terms,
        List<Contact> contacts,
        @Nullable Employee employee,
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

    /** The id of an employee, null of anybody else. */
    public @Nullable String userId() {
        return employee == null ? null : employee.id();
    }

    /** Every merge set of this person, in order. */
    public List<MergeSet> mergeSets() {
        return contacts.stream()
                .map(Contact::set)
                .distinct()
                .map(number -> new MergeSet(contacts.stream()
                        .filter(contact -> contact.set() == number)
                        .toList()))
                .toList();
    }

    /** The contacts that are merged with one, itself among them and the canonical one first; none of an unknown id. */
    List<Contact> mergedWith(String contactId) {
        return mergeSets().stream()
                .map(MergeSet::contacts)
                .filter(set -> set.stream().anyMatch(contact -> contact.id().equals(contactId)))
                .findFirst()
                .orElse(List.of());
    }

    /** The conversations of a contact: where several have the number or address, they are the first one's. */
    List<Conversation> conversationsOf(String contactId) {
        List<MergeSet> sets = mergeSets();
        return holdings.conversations().stream()
                .filter(conversation -> sets.size() == 1
                        || sets.stream()
                                .filter(set -> set.isKnownBy(conversation.address()))
                                .findFirst()
                                .filter(set -> set.canonical().id().equals(contactId))
                                .isPresent())
                .toList();
    }

    /** Whether a subject search can answer with this person at all. */
    public boolean isListed() {
        return !contacts.isEmpty() || employee != null || !dialerContacts.isEmpty();
    }

    /** One contact, nothing else, and no namesake in the seeded population: what most people are. */
    public boolean isPlain() {
        return contacts.size() == 1
                && employee == null
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
        return new Person(key, terms, contacts, employee, dialerContacts, changed);
    }

    Person withTerms(List<Term> changed, List<Contact> changedContacts) {
        return new Person(key, changed, changedContacts, employee, dialerContacts, holdings);
    }

    Person withoutContact(String id) {
        List<Contact> left = new ArrayList<>(contacts);
        left.removeIf(contact -> contact.id().equals(id));
        return new Person(key, terms, left, employee, dialerContacts, holdings);
    }

    Person withoutUser() {
        return new Person(key, terms, contacts, null, dialerContacts, holdings);
    }

    Person withoutDialerContact(DialerContact gone) {
        List<DialerContact> left = new ArrayList<>(dialerContacts);
        left.remove(gone);
        return new Person(key, terms, contacts, employee, left, holdings);
    }

    @Override
    public String toString() {
        return "Person[" + key + "]";
    }
}
