package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a subject of a GDPR request reaches. An id reaches its record and, unless it is an ancestor's in a merge
 * set, the person's conversations; bare terms reach conversations only, and of several kinds of terms those that fit
 * all of them ("may not yield the desired results", as Genesys' staff put it).
 */
final class SubjectData {
    private final Population population;

    SubjectData(Population population) {
        this.population = population;
    }

    Found find(ObjectNode subject) {
        List<Person> byId = byId(subject);
        if (byId != null) {
            Set<String> conversations = new LinkedHashSet<>();
            byId.forEach(person -> conversations.addAll(ids(ofTheId(person, subject))));
            return new Found(byId, conversations);
        }
        return byTerms(subject);
    }

    static boolean hasId(ObjectNode subject) {
        return subject.hasNonNull("externalContactId")
                || subject.hasNonNull("userId")
                || subject.hasNonNull("dialerContactId");
    }

    static DialerContact dialerContact(JsonNode sent) {
        return new DialerContact(
                sent.path("id").asText(), sent.path("contactListId").asText());
    }

    private @Nullable List<Person> byId(ObjectNode subject) {
        if (subject.hasNonNull("externalContactId")) {
            return population.withContact(subject.path("externalContactId").asText());
        }
        if (subject.hasNonNull("userId")) {
            return population.withUser(subject.path("userId").asText());
        }
        if (subject.hasNonNull("dialerContactId")) {
            return population.withDialerContact(dialerContact(subject.path("dialerContactId")));
        }
        return null;
    }

    /** What a canonical contact took over is its own; an ancestor's id reaches its record alone. */
    private static List<Conversation> ofTheId(Person person, ObjectNode subject) {
        if (!subject.hasNonNull("externalContactId")) {
            return person.holdings().conversations();
        }
        String contact = subject.path("externalContactId").asText();
        boolean canonical = person.mergedWith(contact).get(0).id().equals(contact);
        return canonical ? person.conversationsOf(contact) : List.of();
    }

    private Found byTerms(ObjectNode subject) {
        Map<String, Person> people = new LinkedHashMap<>();
        List<Set<String>> reachedByField = new ArrayList<>();
        for (List<Term> alternatives : terms(subject)) {
            Set<String> reached = new LinkedHashSet<>();
            for (Term term : alternatives) {
                population.knownBy(term).forEach(person -> {
                    people.put(person.key(), person);
                    reached.addAll(ids(reached(person, term)));
                });
            }
            reachedByField.add(reached);
        }
        Set<String> inAll = reachedByField.isEmpty() ? Set.of() : new LinkedHashSet<>(reachedByField.get(0));
        reachedByField.forEach(inAll::retainAll);
        people.values().removeIf(person -> person.holdings().conversations().stream()
                .noneMatch(conversation -> inAll.contains(conversation.id())));
        return new Found(List.copyOf(people.values()), inAll);
    }

    /** A number, address or handle is in a conversation itself; what else is searched stands for the whole person. */
    private static List<Conversation> reached(Person person, Term term) {
        return switch (term.type()) {
            case NAME, ADDRESS, EXTERNAL_ID -> person.holdings().conversations();
            default ->
                person.holdings().conversations().stream()
                        .filter(conversation -> conversation.address().equals(term))
                        .toList();
        };
    }

    private static List<List<Term>> terms(ObjectNode subject) {
        List<List<Term>> fields = new ArrayList<>();
        add(fields, TermType.NAME, subject.path("name"));
        add(fields, TermType.EXTERNAL_ID, subject.path("externalId"));
        add(fields, TermType.EMAIL, subject.path("emailAddresses"));
        add(fields, TermType.PHONE, subject.path("phoneNumbers"));
        add(fields, TermType.ADDRESS, subject.path("addresses"));
        JsonNode handle = subject.path("socialHandle");
        if (handle.hasNonNull("value")) {
            add(fields, TermType.valueOf(handle.path("type").asText()), handle.path("value"));
        }
        return fields;
    }

    private static void add(List<List<Term>> fields, TermType type, JsonNode value) {
        List<Term> terms = new ArrayList<>();
        if (value.isTextual()) {
            terms.add(new Term(type, value.asText()));
        }
        value.forEach(each -> terms.add(new Term(type, each.asText())));
        if (!terms.isEmpty()) {
            fields.add(terms);
        }
    }

    private static List<String> ids(List<Conversation> conversations) {
        return conversations.stream().map(Conversation::id).toList();
    }
}
