package io.genesysdsr.intake.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form as somebody filled it in: words that people use are understood, nothing is checked. Shows nothing of itself. */
final class Draft {

    private static final Map<String, String> COLUMNS = columns();
    private static final Map<String, String> KINDS = kinds();
    private static final Map<String, String> RIGHTS = rights();
    private static final Set<String> GERMAN = Set.of("recht", "gesetz", "land", "sprache", "telefon", "kundennummer");
    /** Columns of a table are told apart by a number where there are several of a kind. */
    private static final Pattern NUMBER = Pattern.compile(" ?\\d{1,2}$");

    private static final Map<String, String> REGULATIONS =
            Map.of("EU_GDPR", "GDPR", "DSGVO", "GDPR", "RGPD", "GDPR", "CPRA", "CCPA", "DPA", "UK_GDPR");

    private final Map<String, String> texts = new HashMap<>();
    private final ArrayNode identifiers = JsonNodeFactory.instance.arrayNode();
    private @Nullable JsonNode corrections;
    private boolean contradictory;
    private boolean german;

    /** Fills in a field; one that is unknown is left out, and so is a proof, which no mail can bring. */
    void put(String field, String value) {
        String name = field.strip()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[ _-]+", " ");
        String column = COLUMNS.get(name);
        String kind = KINDS.get(NUMBER.matcher(name).replaceFirst(""));
        if (value.isBlank()) {
            return;
        }
        german |= GERMAN.contains(name);
        if (column != null) {
            String before = texts.putIfAbsent(column, value.strip());
            contradictory |= before != null && !before.equals(value.strip());
        } else if (kind != null) {
            identifiers.addObject().put("kind", kind).put("value", value.strip());
        }
    }

    void identify(JsonNode given) {
        given.forEach(identifiers::add);
    }

    void correct(JsonNode given) {
        corrections = given;
    }

    /** Whether it says what is asked for at all, and nothing in two ways. */
    boolean isForm() {
        return texts.containsKey("subject_right") && !contradictory;
    }

    /** The language that it names, else the one that its words are of, where that is no guess; else null. */
    @Nullable
    String language() {
        String named = texts.get("language");
        return named == null && german ? "de" : named;
    }

    @Nullable
    String text(String column) {
        String value = texts.get(column);
        if (value == null) {
            return null;
        }
        String word = value.toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        return switch (column) {
            case "subject_right" -> RIGHTS.getOrDefault(word, word);
            case "regulation" -> REGULATIONS.getOrDefault(word, word);
            default -> value;
        };
    }

    ArrayNode identifiers() {
        return identifiers;
    }

    @Nullable
    JsonNode corrections() {
        return corrections;
    }

    private static Map<String, String> columns() {
        return Map.ofEntries(
                Map.entry("right", "subject_right"),
                Map.entry("subject right", "subject_right"),
                Map.entry("request", "subject_right"),
                Map.entry("requested action", "subject_right"),
                Map.entry("recht", "subject_right"),
                Map.entry("regulation", "regulation"),
                Map.entry("law", "regulation"),
                Map.entry("jurisdiction", "regulation"),
                Map.entry("gesetz", "regulation"),
                Map.entry("received at", "received_at"),
                Map.entry("name", "subject_name"),
                Map.entry("full name", "subject_name"),
                Map.entry("subject name", "subject_name"),
                Map.entry("country", "country"),
                Map.entry("land", "country"),
                Map.entry("language", "language"),
                Map.entry("sprache", "language"));
    }

    private static Map<String, String> kinds() {
        return Map.ofEntries(
                Map.entry("email", "EMAIL"),
                Map.entry("e mail", "EMAIL"),
                Map.entry("mail", "EMAIL"),
                Map.entry("email address", "EMAIL"),
                Map.entry("phone", "PHONE"),
                Map.entry("telephone", "PHONE"),
                Map.entry("mobile", "PHONE"),
                Map.entry("phone number", "PHONE"),
                Map.entry("telefon", "PHONE"),
                Map.entry("address", "ADDRESS"),
                Map.entry("adresse", "ADDRESS"),
                Map.entry("anschrift", "ADDRESS"),
                Map.entry("twitter", "TWITTER"),
                Map.entry("instagram", "INSTAGRAM"),
                Map.entry("facebook", "FACEBOOK"),
                Map.entry("apple messages", "APPLE_MESSAGES"),
                Map.entry("external id", "EXTERNAL_ID"),
                Map.entry("customer number", "EXTERNAL_ID"),
                Map.entry("customer id", "EXTERNAL_ID"),
                Map.entry("kundennummer", "EXTERNAL_ID"));
    }

    private static Map<String, String> rights() {
        return Map.ofEntries(
                Map.entry("ERASE", "ERASURE"),
                Map.entry("DELETE", "ERASURE"),
                Map.entry("DELETION", "ERASURE"),
                Map.entry("LÖSCHUNG", "ERASURE"),
                Map.entry("AUSKUNFT", "ACCESS"),
                Map.entry("EXPORT", "ACCESS"),
                Map.entry("CORRECTION", "RECTIFICATION"),
                Map.entry("BERICHTIGUNG", "RECTIFICATION"),
                Map.entry("ÜBERTRAGBARKEIT", "PORTABILITY"));
    }

    @Override
    public String toString() {
        return "Draft[]";
    }
}
