package io.genesysdsr.genesys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.failure.TryLater;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The four published operations under {@code /api/v2/gdpr}: builds the calls and reads the answers. Permissions needed:
 * {@code gdpr:subject:view}, {@code gdpr:request:view}, {@code gdpr:request:add}.
 */
@Component
public class GdprApi {

    /** The family of the look-up of subjects. */
    public static final String SUBJECTS = "gdpr-subjects";
    /** The family of all calls on requests. */
    public static final String REQUESTS = "gdpr-requests";

    private static final String REQUESTS_PATH = "/api/v2/gdpr/requests";
    private static final int PAGE_SIZE = 100;

    private final ObjectMapper json;
    private final GenesysSettings settings;

    GdprApi(ObjectMapper json, GenesysSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    /** {@code ReplacementTerm}. */
    public record ReplacementTerm(SearchType type, String existingValue, String updatedValue) {

        @Override
        public String toString() {
            return "ReplacementTerm[" + type + "]";
        }
    }

    /** The subjects that a term matches. */
    public record SubjectListing(List<GdprSubject> subjects, boolean truncated) {}

    /** One page of all requests of the organisation, in no order. */
    public record RequestListing(List<GdprRequest> requests, boolean last) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Body(
            GdprRequest.Type requestType,
            GdprSubject subject,
            @Nullable List<ReplacementTerm> replacementTerms) {}

    /** Who is known by a term. */
    public GenesysCall findSubjects(SearchType type, String value) {
        Map<String, String> query = new TreeMap<>(Map.of("searchType", type.name(), "searchValue", value));
        return GenesysCall.get("/api/v2/gdpr/subjects", query, SUBJECTS);
    }

    /**
     * Asks for an export, an update or a deletion of one subject.
     *
     * @param terms what to replace; for an update only, Genesys rejects it elsewhere
     */
    public GenesysCall submit(GdprRequest.Type type, GdprSubject subject, List<ReplacementTerm> terms) {
        Map<String, String> query = type == GdprRequest.Type.GDPR_DELETE ? Map.of("deleteConfirmed", "true") : Map.of();
        try {
            String body = json.writeValueAsString(new Body(type, subject, terms.isEmpty() ? null : terms));
            return GenesysCall.post(REQUESTS_PATH, query, body, REQUESTS);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("A GDPR request that cannot be written");
        }
    }

    /** How far a request is. */
    public GenesysCall follow(String requestId) {
        return GenesysCall.get(REQUESTS_PATH + "/" + requestId, Map.of(), REQUESTS);
    }

    /** One page of all requests, counted from 1. */
    public GenesysCall list(int page) {
        Map<String, String> query =
                new TreeMap<>(Map.of("pageNumber", Integer.toString(page), "pageSize", Integer.toString(PAGE_SIZE)));
        return GenesysCall.get(REQUESTS_PATH, query, REQUESTS);
    }

    /** Reads the answer to {@link #findSubjects}. */
    public SubjectListing subjects(GenesysAnswer answer) {
        List<GdprSubject> subjects = entities(answer, GdprSubject.class);
        return new SubjectListing(subjects, Listings.isMore(answer.body(), subjects.size()));
    }

    /** Reads the answer to {@link #submit} and {@link #follow}. */
    public GdprRequest request(GenesysAnswer answer) {
        return read(answer, answer.body(), GdprRequest.class);
    }

    /** Reads the answer to {@link #list}. */
    public RequestListing requests(GenesysAnswer answer, int page) {
        List<GdprRequest> requests = entities(answer, GdprRequest.class);
        boolean last =
                requests.isEmpty() || page >= answer.body().path("pageCount").asInt(page);
        return new RequestListing(
                requests, last && answer.body().path("nextUri").asText("").isEmpty());
    }

    /** Whether the OAuth client of this product made the request. */
    public boolean isOurs(GdprRequest request) {
        return request.createdBy() != null
                && settings.clientId().equals(request.createdBy().id());
    }

    private <T> List<T> entities(GenesysAnswer answer, Class<T> type) {
        JsonNode entities = answer.body().path("entities");
        if (!entities.isArray()) {
            // A listing without its list is not an empty listing.
            throw TryLater.inDoubt("genesys-902", answer.contextId());
        }
        List<T> read = new ArrayList<>(entities.size());
        entities.forEach(entity -> read.add(read(answer, entity, type)));
        return read;
    }

    private <T> T read(GenesysAnswer answer, JsonNode node, Class<T> type) {
        try {
            return json.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw TryLater.inDoubt("genesys-902", answer.contextId());
        }
    }
}
