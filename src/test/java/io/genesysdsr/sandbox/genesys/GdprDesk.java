package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The GDPR requests of the API: submit, list, ask for one. */
final class GdprDesk {
    private static final int LARGEST_PAGE = 100;

    private final GenesysDoubleSettings settings;
    private final Population population;
    private final GdprRequests requests;
    private final Fulfilment fulfilment;
    private final Journal journal;
    private final Clock clock;
    private final SubmissionRules rules;
    private volatile String apiBase = "";

    GdprDesk(
            GenesysDoubleSettings settings,
            Population population,
            GdprRequests requests,
            Fulfilment fulfilment,
            Journal journal,
            Clock clock) {
        this.settings = settings;
        this.population = population;
        this.requests = requests;
        this.fulfilment = fulfilment;
        this.journal = journal;
        this.clock = clock;
        this.rules = new SubmissionRules(settings.quirks().largestBody());
    }

    void servedAt(String base) {
        apiBase = base;
    }

    Answer submit(Ask ask) {
        GdprRequest.Submission submission = rules.read(ask);
        String client = ask.caller().client().id();
        Fault fault = ask.admission().fault();
        GdprRequest original = created(submission, client, fault.mark() == Fault.Mark.ENDS_IN_ERROR);
        for (String contact : restOfMergeSet(submission.subject())) {
            ObjectNode subject = Json.object().put("externalContactId", contact);
            GdprRequest.Submission related =
                    new GdprRequest.Submission(submission.type(), subject, submission.terms(), submission.name());
            created(related, client, fault.mark() == Fault.Mark.RELATED_END_IN_ERROR);
        }
        journal.effect();
        return Answer.json(submission.type() == RequestType.GDPR_DELETE ? 202 : 200, original.listed());
    }

    Answer one(Ask ask) {
        GdprRequest request = requests.find(ask.variable());
        if (request == null) {
            throw new ApiFailure(ApiError.notFound());
        }
        if (ask.admission().fault().mark() == Fault.Mark.RESULTS_RENAMED) {
            fulfilment.renameResults(request);
        }
        return Answer.json(200, request.shown(apiBase));
    }

    Answer list(Ask ask) {
        Page page = Page.of(ask, 25, LARGEST_PAGE);
        return Answer.json(200, page.listing(requests.listed(), GdprRequest::listed, "/api/v2/gdpr/requests?"));
    }

    private GdprRequest created(GdprRequest.Submission submission, String client, boolean endsInError) {
        GdprRequest request = new GdprRequest(
                UUID.randomUUID().toString(),
                submission,
                client,
                submission.type().takes(settings.timing()),
                clock);
        requests.add(request);
        fulfilment.schedule(request, endsInError);
        return request;
    }

    /** The other contacts of a merge set: Genesys makes a request for each of them without saying so. */
    private List<String> restOfMergeSet(ObjectNode subject) {
        String contact = subject.path("externalContactId").asText("");
        List<String> others = new ArrayList<>();
        population.withContact(contact).forEach(person -> person.mergedWith(contact).stream()
                .map(Contact::id)
                .filter(id -> !id.equals(contact))
                .forEach(others::add));
        return others;
    }
}
