package io.genesysdsr.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.keys.Keys;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How {@link HandLoop} finds out whose data is meant: the product's questions by the product's rules, for somebody who is
 * one contact. Each identifier is asked for as a GDPR subject and as a contact's own, an address also among the users, and
 * what the contact shows is followed in turn.
 */
final class HandResolution {

    /** What subjects are searched by, and what contacts call the same. */
    private static final Map<String, String> CLAIMED = Map.of(
            "EMAIL", "Email",
            "PHONE", "Phone",
            "TWITTER", "SocialTwitter",
            "INSTAGRAM", "SocialInstagram",
            "FACEBOOK", "SocialFacebook",
            "APPLE_MESSAGES", "AppleOpaqueId",
            "EXTERNAL_ID", "ExternalId");

    static final String CONTACT = "EXTERNAL_CONTACT_ID";

    private final HandGenesys genesys;
    private final Keys keys;

    /** What somebody is known by. */
    record Term(String kind, String value) {}

    /** Who is meant, everything they are known by, and how many calls that took. */
    record Found(String contact, Set<Term> terms, int calls) {}

    HandResolution(HandGenesys genesys, Keys keys) {
        this.genesys = genesys;
        this.keys = keys;
    }

    Found follow(String email) throws IOException, InterruptedException {
        Set<Term> followed = new LinkedHashSet<>();
        ArrayDeque<Term> open = new ArrayDeque<>(List.of(new Term("EMAIL", email)));
        String contact = null;
        int calls = 0;
        while (!open.isEmpty()) {
            Term term = open.remove();
            if (!followed.add(term)) {
                continue;
            }
            String subject = onlySubject(term);
            JsonNode shown = claimant(term);
            calls += 2;
            if (!shown.path("id").asText().equals(subject) || contact != null && !contact.equals(subject)) {
                throw new IOException("not one contact");
            }
            contact = subject;
            if (term.kind().equals("EMAIL")) {
                refuseEmployee(term);
                calls++;
            }
            open.addAll(terms(shown));
        }
        return new Found(String.valueOf(contact), followed, calls);
    }

    /** Why it is this contact, in figures and keyed hashes. */
    Map<String, Object> explained(Found found) {
        List<Map<String, String>> agrees = found.terms().stream()
                .map(term -> Map.of("kind", term.kind(), "identifier", keys.lookupHash(term.kind(), term.value())))
                .toList();
        String subject = keys.lookupHash(CONTACT, found.contact());
        return Map.of(
                "lookedUp",
                found.terms().size(),
                "calls",
                found.calls(),
                "candidates",
                List.of(Map.of("kind", CONTACT, "subject", subject, "standing", "ACCEPTED", "agrees", agrees)));
    }

    private String onlySubject(Term term) throws IOException, InterruptedException {
        JsonNode people = subjects(term);
        String contact =
                people.path("entities").path(0).path("externalContactId").asText();
        if (people.path("total").asInt() != 1 || contact.isEmpty()) {
            throw new IOException("not one subject");
        }
        return contact;
    }

    /** Whether a contact is still found by what it was known by. */
    boolean isListed(Term term, String contact) throws IOException, InterruptedException {
        for (JsonNode subject : subjects(term).path("entities")) {
            if (subject.path("externalContactId").asText().equals(contact)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode subjects(Term term) throws IOException, InterruptedException {
        return genesys.get("/api/v2/gdpr/subjects?searchType=" + term.kind() + "&searchValue="
                + URLEncoder.encode(term.value(), StandardCharsets.UTF_8));
    }

    private JsonNode claimant(Term term) throws IOException, InterruptedException {
        return genesys.post(
                "/api/v2/externalcontacts/identifierlookup/contacts?expand=identifiers",
                Map.of("type", String.valueOf(CLAIMED.get(term.kind())), "value", term.value()));
    }

    private void refuseEmployee(Term address) throws IOException, InterruptedException {
        JsonNode users = genesys.post(
                "/api/v2/users/search",
                Map.of(
                        "pageSize",
                        25,
                        "pageNumber",
                        1,
                        "query",
                        List.of(
                                exact("email", List.of(address.value())),
                                exact("state", List.of("active", "inactive", "deleted")))));
        if (users.path("total").asInt() != 0) {
            throw new IOException("an employee");
        }
    }

    private static Map<String, Object> exact(String field, List<String> values) {
        return Map.of("type", "EXACT", "operator", "AND", "fields", List.of(field), "values", values);
    }

    private static Set<Term> terms(JsonNode contact) {
        Set<Term> terms = new LinkedHashSet<>();
        for (String field : List.of("workEmail", "personalEmail", "otherEmail")) {
            add(terms, "EMAIL", contact.path(field).asText("").toLowerCase(Locale.ROOT));
        }
        for (String field : List.of("workPhone", "cellPhone", "homePhone", "otherPhone")) {
            add(terms, "PHONE", contact.path(field).path("e164").asText(""));
        }
        add(terms, "TWITTER", contact.path("twitterId").path("screenName").asText(""));
        contact.path("externalIds")
                .forEach(own -> add(terms, "EXTERNAL_ID", own.path("value").asText("")));
        contact.path("identifiers")
                .forEach(own -> add(terms, kind(own), own.path("value").asText("")));
        return terms;
    }

    private static @Nullable String kind(JsonNode claimed) {
        String type = claimed.path("type").asText();
        return CLAIMED.entrySet().stream()
                .filter(each -> each.getValue().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static void add(Set<Term> terms, @Nullable String kind, String value) {
        if (kind != null && !value.isEmpty()) {
            terms.add(new Term(kind, kind.equals("EMAIL") ? value.toLowerCase(Locale.ROOT) : value));
        }
    }
}
