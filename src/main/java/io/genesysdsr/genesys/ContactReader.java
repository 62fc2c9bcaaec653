package io.genesysdsr.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.failure.TryLater;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code ExternalContact}: what a person is known by stands in a dozen of its fields. */
final class ContactReader {

    private static final List<String> PHONES = List.of("workPhone", "cellPhone", "homePhone", "otherPhone");
    private static final List<String> MAILS = List.of("workEmail", "personalEmail", "otherEmail");

    /** {@code ContactIdentifier.type} for what a GDPR subject can be searched by; lines and cookies are not among it. */
    static final Map<SearchType, String> TYPES = Map.of(
            SearchType.EMAIL, "Email",
            SearchType.PHONE, "Phone",
            SearchType.TWITTER, "SocialTwitter",
            SearchType.INSTAGRAM, "SocialInstagram",
            SearchType.FACEBOOK, "SocialFacebook",
            SearchType.APPLE_MESSAGES, "AppleOpaqueId",
            SearchType.EXTERNAL_ID, "ExternalId");

    private static final Map<String, SearchType> BY_NAME =
            TYPES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final Set<ContactTerm> terms = new LinkedHashSet<>();

    private ContactReader() {}

    /** @throws TryLater for a contact without id, which is no answer */
    static ExternalContact read(JsonNode contact, String contextId) {
        String id = contact.path("id").asText("");
        if (id.isEmpty()) {
            throw TryLater.inDoubt("genesys-902", contextId);
        }
        Set<String> mergeSet = new TreeSet<>();
        contact.path("mergeSet")
                .forEach(member -> mergeSet.add(member.path("id").asText(id)));
        return new ExternalContact(
                id,
                name(contact),
                contact.path("canonicalContact").path("id").asText(id),
                mergeSet,
                instant(contact.path("modifyDate").asText("")),
                new ContactReader().terms(contact));
    }

    private static @Nullable String name(JsonNode contact) {
        String name = Stream.of("firstName", "middleName", "lastName")
                .map(field -> contact.path(field).asText("").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            // How fresh a contact is only adds to what is known of it.
            return null;
        }
    }

    private List<ContactTerm> terms(JsonNode contact) {
        MAILS.forEach(field -> add(SearchType.EMAIL, contact.path(field)));
        PHONES.forEach(field -> add(SearchType.PHONE, contact.path(field).path("e164")));
        add(SearchType.TWITTER, contact.path("twitterId").path("screenName"));
        contact.path("externalIds").forEach(own -> add(SearchType.EXTERNAL_ID, own.path("value")));
        contact.path("identifiers").forEach(own -> {
            SearchType type = BY_NAME.get(own.path("type").asText(""));
            if (type != null) {
                add(type, own.path("value"));
            }
        });
        return List.copyOf(terms);
    }

    private void add(SearchType type, JsonNode value) {
        String text = value.asText("").strip();
        if (text.isEmpty() || type == SearchType.PHONE && !text.startsWith("+")) {
            return;
        }
        terms.add(new ContactTerm(type, type == SearchType.EMAIL ? text.toLowerCase(Locale.ROOT) : text));
    }
}
