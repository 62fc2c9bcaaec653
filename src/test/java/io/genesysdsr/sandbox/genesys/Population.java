package io.genesysdsr.sandbox.genesys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The people of whom the double's organisation holds data, found by term or id without a search through all. */
public final class Population {
    private final Map<String, Person> people = new ConcurrentSkipListMap<>();
    private final Map<Object, Set<String>> keysByMark = new ConcurrentHashMap<>();

    /** The people that a double of this size and seed begins with: so another process can know them as well. */
    public static Population seeded(int size, long seed) {
        return Crowds.seeded(new GenesysDoubleSettings.Crowd(size, seed, List.of()));
    }

    /** Adds a person, or replaces the one with the same key. */
    public synchronized Person add(Person person) {
        remove(person.key());
        people.put(person.key(), person);
        marks(person).forEach(mark -> keysByMark
                .computeIfAbsent(mark, unused -> ConcurrentHashMap.newKeySet())
                .add(person.key()));
        return person;
    }

    /** Takes a person out, as if nothing had ever been held. */
    public synchronized void remove(String key) {
        Person old = people.remove(key);
        if (old != null) {
            marks(old)
                    .forEach(mark -> keysByMark.computeIfPresent(mark, (unused, keys) -> {
                        keys.remove(key);
                        return keys.isEmpty() ? null : keys;
                    }));
        }
    }

    /** Stores what has become of a person; one of whom nothing is left is gone. */
    synchronized void becomes(Person person) {
        if (!people.containsKey(person.key())) {
            return;
        }
        if (person.isListed() || !person.holdings().conversations().isEmpty()) {
            add(person);
        } else {
            remove(person.key());
        }
    }

    /** Everybody, in the order of their keys. */
    public Collection<Person> all() {
        return List.copyOf(people.values());
    }

    public int size() {
        return people.size();
    }

    /** The person as now held, or null where nothing is. */
    public @Nullable Person now(String key) {
        return people.get(key);
    }

    public List<Person> knownBy(Term term) {
        return byMark(term);
    }

    List<Person> withContact(String id) {
        return byMark("contact " + id);
    }

    List<Person> withUser(String id) {
        return byMark("user " + id);
    }

    List<Person> withDialerContact(DialerContact contact) {
        return byMark(contact);
    }

    /** The first, in the order of keys, of whom this is true. @throws IllegalStateException where it is of nobody */
    public Person any(Predicate<Person> wanted) {
        return people.values().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody in the population is like that"));
    }

    /** One contact with an e-mail and a number, and nothing special: the {@code n}th of them, from 0. */
    public Person plain(int n) {
        return people.values().stream()
                .filter(Person::isPlain)
                .filter(person -> person.has(TermType.EMAIL) && person.has(TermType.PHONE))
                .skip(n)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there are no " + (n + 1) + " plain people"));
    }

    public Person anyWithEmail() {
        return plain(0);
    }

    /** Two people of one name, each a contact of their own. */
    public List<Person> namesakes() {
        Person one = any(person -> person.key().startsWith("namesake"));
        return knownBy(new Term(TermType.NAME, one.name()));
    }

    /** A contact with ancestors. */
    public Person merged() {
        return any(person -> person.mergeSets().size() == 1 && person.contacts().size() > 1);
    }

    /** Somebody with two contacts that nobody has merged. */
    public Person fragmented() {
        return any(person -> person.mergeSets().size() > 1);
    }

    /** Somebody whose number is now {@link #presentHolder()}'s, and whose older contact has claimed it all the same. */
    public Person formerHolder() {
        return any(person -> person.key().equals(Tangles.FORMER_HOLDER));
    }

    public Person presentHolder() {
        return any(person -> person.key().equals(Tangles.PRESENT_HOLDER));
    }

    public Person employee() {
        return any(person -> person.employee() != null);
    }

    /** Somebody who is no contact, and known by a number alone. */
    public Person callerByNumberOnly() {
        return any(person -> !person.isListed() && person.has(TermType.PHONE));
    }

    public Person withFiveArchives() {
        return any(person -> person.holdings().archives() == 5);
    }

    private List<Person> byMark(Object mark) {
        return keysByMark.getOrDefault(mark, Set.of()).stream()
                .sorted()
                .map(people::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Collection<Object> marks(Person person) {
        Collection<Object> marks = new ArrayList<>(person.allTerms());
        person.contacts().forEach(contact -> marks.add("contact " + contact.id()));
        marks.addAll(person.dialerContacts());
        if (person.employee() != null) {
            marks.add("user " + person.userId());
        }
        return marks;
    }
}
