package io.genesysdsr.genesys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.failure.TryLater;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The published operations under {@code /api/v2/externalcontacts} that tell who is meant: builds the calls and reads the
 * answers. Permission needed: {@code externalContacts:contact:view}.
 */
@Component
public class ContactsApi {

    /** The family of these calls. */
    public static final String FAMILY = "external-contacts";

    private static final String PATH = "/api/v2/externalcontacts/";
    private static final Map<String, String> WITH_IDENTIFIERS = Map.of("expand", "identifiers");
    private static final int PAGE_SIZE = 100;

    private final ObjectMapper json;

    ContactsApi(ObjectMapper json) {
        this.json = json;
    }

    private record ContactIdentifier(String type, String value) {}

    /** What a search by keywords answered; {@code truncated}: there is more than it listed. */
    public record ContactListing(List<ExternalContact> contacts, boolean truncated) {}

    /** Whether contacts can be looked up by it; names and postal addresses are only searched for. */
    public boolean canLookUp(SearchType type) {
        return ContactReader.TYPES.containsKey(type);
    }

    /** The one contact that has claimed this identifier. */
    public GenesysCall lookUp(SearchType type, String value) {
        try {
            String body = json.writeValueAsString(new ContactIdentifier(claimed(type), value));
            return GenesysCall.post(PATH + "identifierlookup/contacts", WITH_IDENTIFIERS, body, FAMILY)
                    .orNothing("not.found", "entity.not.found", "contact.not.found", "identifier.entity.missing");
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("An identifier that cannot be written");
        }
    }

    private static String claimed(SearchType type) {
        return Objects.requireNonNull(ContactReader.TYPES.get(type), "Contacts claim no identifier of this type");
    }

    /** Contacts by keywords: whoever is listed may have nothing but a word in common with what was asked for. */
    public GenesysCall search(String words) {
        Map<String, String> query = new TreeMap<>(WITH_IDENTIFIERS);
        query.put("pageSize", Integer.toString(PAGE_SIZE));
        query.put("q", words);
        return GenesysCall.get(PATH + "contacts", query, FAMILY);
    }

    /** One contact; for one that was merged Genesys answers with the canonical contact. */
    public GenesysCall fetch(String contactId) {
        return GenesysCall.get(PATH + "contacts/" + contactId, WITH_IDENTIFIERS, FAMILY)
                .orNothing("not.found", "entity.not.found", "contact.not.found");
    }

    /** Reads the answer to {@link #lookUp} and {@link #fetch}. */
    public Optional<ExternalContact> contact(GenesysAnswer answer) {
        return answer.isNothing()
                ? Optional.empty()
                : Optional.of(ContactReader.read(answer.body(), answer.contextId()));
    }

    /** Reads the answer to {@link #search}. */
    public ContactListing contacts(GenesysAnswer answer) {
        JsonNode entities = answer.body().path("entities");
        if (!entities.isArray()) {
            throw TryLater.inDoubt("genesys-902", answer.contextId());
        }
        List<ExternalContact> contacts = new ArrayList<>();
        entities.forEach(entity -> contacts.add(ContactReader.read(entity, answer.contextId())));
        boolean more = Listings.isMore(answer.body(), contacts.size())
                || answer.body().path("partialResults").asBoolean(false);
        return new ContactListing(contacts, more);
    }
}
