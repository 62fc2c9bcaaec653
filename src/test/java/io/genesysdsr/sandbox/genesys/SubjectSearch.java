package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v2/gdpr/subjects}: users, contacts and dialer contacts known by one term. A merge set answers with its
 * canonical contact and with each ancestor that kept the term, so several subjects may be one person.
 */
final class SubjectSearch {
    private final Population population;
    private final Agenda agenda;

    SubjectSearch(Population population, Agenda agenda) {
        this.population = population;
        this.agenda = agenda;
    }

    Answer subjects(Ask ask) {
        agenda.catchUp();
        Term term = new Term(type(ask.query("searchType")), value(ask.query("searchValue")));
        ArrayNode entities = Json.array();
        population.knownBy(term).forEach(person -> addSubjects(entities, person, term));
        ObjectNode listing = Json.object();
        listing.set("entities", entities);
        listing.put("pageSize", Math.max(25, entities.size()))
                .put("pageNumber", 1)
                .put("total", entities.size())
                .put("pageCount", entities.isEmpty() ? 0 : 1);
        return Answer.json(200, listing);
    }

    private static TermType type(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            throw new ApiFailure(ApiError.badRequest("searchType is required"));
        }
        return Arrays.stream(TermType.values())
                .filter(type -> type.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> new ApiFailure(ApiError.badParameter(
                        asked, "searchType", List.of(TermType.values()).toString())));
    }

    private static String value(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            throw new ApiFailure(ApiError.badRequest("searchValue is required"));
        }
        return asked;
    }

    private static void addSubjects(ArrayNode entities, Person person, Term term) {
        for (MergeSet set : person.mergeSets()) {
            boolean known = set.isKnownBy(term);
            for (Contact contact : set.contacts()) {
                if (known && (contact == set.canonical() || contact.terms().contains(term))) {
                    entities.add(subject(contact.terms()).put("externalContactId", contact.id()));
                }
            }
        }
        if (person.userId() != null) {
            entities.add(subject(person.terms()).put("userId", person.userId()));
        }
        for (DialerContact dialer : person.dialerContacts()) {
            ObjectNode subject = subject(person.terms());
            subject.putObject("dialerContactId").put("id", dialer.id()).put("contactListId", dialer.contactListId());
            entities.add(subject);
        }
    }

    private static ObjectNode subject(List<Term> terms) {
        ObjectNode subject = Json.object();
        for (Term term : terms) {
            switch (term.type()) {
                case NAME -> subject.put("name", term.value());
                case EXTERNAL_ID -> subject.put("externalId", term.value());
                case EMAIL -> subject.withArray("emailAddresses").add(term.value());
                case PHONE -> subject.withArray("phoneNumbers").add(term.value());
                case ADDRESS -> subject.withArray("addresses").add(term.value());
                default ->
                    subject.putObject("socialHandle")
                            .put("type", term.type().name())
                            .put("value", term.value());
            }
        }
        return subject;
    }
}
