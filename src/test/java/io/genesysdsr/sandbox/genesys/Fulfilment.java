package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Does the work of a GDPR request when its time has come: what is erased is gone, what is corrected reads so. */
final class Fulfilment {
    private final Population population;
    private final SubjectData data;
    private final Exports exports;
    private final Agenda agenda;
    private final Duration goneAfter;

    Fulfilment(Population population, Exports exports, Agenda agenda, Duration goneAfter) {
        this.population = population;
        this.data = new SubjectData(population);
        this.exports = exports;
        this.agenda = agenda;
        this.goneAfter = goneAfter;
    }

    void schedule(GdprRequest request, boolean endsInError) {
        agenda.at(request.due(), () -> {
            if (endsInError) {
                request.failed();
            } else {
                fulfil(request);
            }
        });
    }

    /** The results of a completed export get other names. */
    void renameResults(GdprRequest request) {
        request.rename(exports::renamed);
    }

    private void fulfil(GdprRequest request) {
        List<Download> results = List.of();
        switch (request.type()) {
            case GDPR_EXPORT -> results = exports.of(request, data.find(request.subject()));
            case GDPR_UPDATE -> correct(request);
            case GDPR_DELETE -> eraseInTime(request);
        }
        request.completed(results);
    }

    private void eraseInTime(GdprRequest request) {
        if (goneAfter.isZero()) {
            erase(request.subject());
        } else {
            agenda.at(request.due().plus(goneAfter), () -> erase(request.subject()));
        }
    }

    private void erase(ObjectNode subject) {
        Found found = data.find(subject);
        for (Person person : found.people()) {
            List<Conversation> left = new ArrayList<>(person.holdings().conversations());
            left.removeIf(conversation -> found.conversations().contains(conversation.id()));
            Person without = person.withHoldings(person.holdings().withConversations(left));
            population.becomes(withoutRecord(without, subject));
        }
    }

    private static Person withoutRecord(Person person, ObjectNode subject) {
        if (subject.hasNonNull("externalContactId")) {
            return person.withoutContact(subject.path("externalContactId").asText());
        }
        if (subject.hasNonNull("userId")) {
            return person.withoutUser();
        }
        return subject.hasNonNull("dialerContactId")
                ? person.withoutDialerContact(SubjectData.dialerContact(subject.path("dialerContactId")))
                : person;
    }

    private void correct(GdprRequest request) {
        Found found = data.find(request.subject());
        for (Person person : found.people()) {
            Person corrected = person;
            for (JsonNode term : request.replacementTerms()) {
                TermType type = TermType.valueOf(term.path("type").asText());
                Term before = new Term(type, term.path("existingValue").asText());
                Term after = new Term(type, term.path("updatedValue").asText());
                corrected = corrected(corrected, found, before, after, request);
            }
            population.becomes(corrected);
        }
    }

    /** Without an id the records stay as they are: only what was said and sent is reached by a bare term. */
    private static Person corrected(Person person, Found found, Term before, Term after, GdprRequest request) {
        List<Conversation> conversations = person.holdings().conversations().stream()
                .map(each -> found.conversations().contains(each.id())
                                && each.address().equals(before)
                        ? new Conversation(each.id(), each.started(), each.media(), after)
                        : each)
                .toList();
        Person changed = person.withHoldings(person.holdings().withConversations(conversations));
        if (!SubjectData.hasId(request.subject())) {
            return changed;
        }
        List<Contact> named =
                person.mergedWith(request.subject().path("externalContactId").asText(""));
        List<Contact> contacts = changed.contacts().stream()
                .map(contact -> named.contains(contact)
                        ? contact.withTerms(replaced(contact.terms(), before, after), request.due())
                        : contact)
                .toList();
        return changed.withTerms(replaced(changed.terms(), before, after), contacts);
    }

    private static List<Term> replaced(List<Term> terms, Term before, Term after) {
        return terms.stream().map(term -> term.equals(before) ? after : term).toList();
    }
}
