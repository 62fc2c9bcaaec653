package io.genesysdsr.request;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.request.Dossier.EventRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a person is told instead of specific pieces of information (11 CCR section 7024): what the organisation holds about
 * people in general. It comes from the configuration, is kept with the event that ended the request, and says nothing
 * about the person.
 *
 * @param categories one by one
 * @param privacyPolicy where the organisation's practices stand in full; empty where it names no place
 */
public record CategoriesTold(List<Category> categories, String privacyPolicy) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DETAIL = "told";

    /** One category of personal information, in sentences. */
    public record Category(String name, String examples, String sources, String purposes, String recipients) {}

    /** Whether anything is described, and not only where the practices stand. */
    @JsonIgnore
    public boolean isAnswer() {
        return !categories.isEmpty();
    }

    /** What was told about the request; empty where it ended in another way. */
    public static Optional<CategoriesTold> in(Dossier dossier) {
        return dossier.events().stream()
                .filter(e -> e.event().equals("ProofExpired"))
                .map(CategoriesTold::details)
                .filter(d -> d.has(DETAIL))
                .map(d -> JSON.convertValue(d.get(DETAIL), CategoriesTold.class))
                .findFirst();
    }

    private static JsonNode details(EventRecord event) {
        try {
            return JSON.readTree(event.details());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event whose details are no JSON", e);
        }
    }
}
