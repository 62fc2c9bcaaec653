package io.genesysdsr.genesys;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GDPRSubject} of the published definition: a person by an id, or by one term. Only the field in use is set, and
 * never a name beside an id, which Genesys rejects. Personal data: its text shows nothing.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record GdprSubject(
        @Nullable String name,
        @Nullable String userId,
        @Nullable String externalContactId,
        @Nullable DialerContactId dialerContactId,
        @Nullable SocialHandle socialHandle,
        @Nullable String externalId,
        @Nullable List<String> addresses,
        @Nullable List<String> phoneNumbers,
        @Nullable List<String> emailAddresses) {

    /** A contact of an outbound campaign. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DialerContactId(String id, String contactListId) {}

    /** A handle on a social network. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SocialHandle(String type, String value) {}

    /** An employee. */
    public static GdprSubject user(String id) {
        return new GdprSubject(null, id, null, null, null, null, null, null, null);
    }

    /** An external contact. */
    public static GdprSubject externalContact(String id) {
        return new GdprSubject(null, null, id, null, null, null, null, null, null);
    }

    /** A contact of an outbound campaign. */
    public static GdprSubject dialerContact(String contactListId, String id) {
        return new GdprSubject(null, null, null, new DialerContactId(id, contactListId), null, null, null, null, null);
    }

    /**
     * Whoever is known by a term.
     *
     * @throws IllegalArgumentException for a name or an address, which namesakes share
     */
    public static GdprSubject term(SearchType type, String value) {
        return switch (type) {
            case PHONE -> new GdprSubject(null, null, null, null, null, null, null, List.of(value), null);
            case EMAIL -> new GdprSubject(null, null, null, null, null, null, null, null, List.of(value));
            case EXTERNAL_ID -> new GdprSubject(null, null, null, null, null, value, null, null, null);
            case TWITTER, INSTAGRAM, FACEBOOK, APPLE_MESSAGES ->
                new GdprSubject(null, null, null, null, new SocialHandle(type.name(), value), null, null, null, null);
            case NAME, ADDRESS -> throw new IllegalArgumentException("A " + type + " alone points at nobody");
        };
    }

    /** Whether both mean the same person by the same id or the same terms, in whatever order the terms stand. */
    public boolean isSameAs(GdprSubject other) {
        return Subjects.key(this).equals(Subjects.key(other));
    }

    @Override
    public String toString() {
        return "GdprSubject[]";
    }
}
