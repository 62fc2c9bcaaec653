package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        int size = number(ask.query("pageSize"), 25, LARGEST_PAGE, "pageSize");
        int page = number(ask.query("pageNumber"), 1, Integer.MAX_VALUE, "pageNumber");
        List<GdprRequest> all = requests.listed();
        ArrayNode entities = Json.array();
        all.stream().skip((page - 1L) * size).limit(size).forEach(request -> entities.add(request.listed()));
        int pages = (all.size() + size - 1) / size;
        ObjectNode listing = Json.object();
        listing.set("entities", entities);
        listing.put("pageSize", size)
                .put("pageNumber", page)
                .put("total", all.size())
                .put("pageCount", pages);
        listing.put("firstUri", uri(size, 1))
                .put("selfUri", uri(size, page))
                .put("lastUri", uri(size, Math.max(1, pages)));
        if (page < pages) {
            listing.put("nextUri", uri(size, page + 1));
        }
        if (page > 1) {
            listing.put("previousUri", uri(size, page - 1));
        }
        return Answer.json(200, listing);
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
        population.withContact(contact).forEach(person -> person.contacts().stream()
                .map(Contact::id)
                .filter(id -> !id.equals(contact))
                .forEach(others::add));
        return others;
    }

    private static String uri(int size, int page) {
        return "/api/v2/gdpr/requests?pageSize=" + size + "&pageNumber=" + page;
    }

    private static int number(@Nullable String asked, int otherwise, int most, String parameter) {
        if (asked == null) {
            return otherwise;
        }
        if (asked.matches("\\d{1,9}") && Integer.parseInt(asked) >= 1 && Integer.parseInt(asked) <= most) {
            return Integer.parseInt(asked);
        }
        throw new ApiFailure(ApiError.of(
                400,
                "invalid.query.param.value",
                "Value is not valid for parameter [" + parameter + "]. Allowable values are: 1 to " + most));
    }
}
