package io.genesysdsr.intake.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.intake.Arrival;
import io.genesysdsr.intake.Arrivals.Fault;
import io.genesysdsr.intake.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two forms in which a request may be written, told apart by their fields: ours, with the fields of the intake table,
 * and the short one of an internal service that only knows the customer's number.
 */
enum Form {
    /** The columns of the intake table, in camel case. */
    FULL(Map.of(
            "reference", "reference",
            "regulation", "regulation",
            "subject_right", "subjectRight",
            "received_at", "receivedAt",
            "subject_name", "subjectName",
            "identifiers", "identifiers",
            "proof", "proof",
            "corrections", "corrections",
            "country", "country",
            "language", "language")),
    /** One customer number, one action. */
    SHORT(Map.of(
            "reference", "requestId",
            "regulation", "jurisdiction",
            "subject_right", "requestedAction",
            "received_at", "submittedAt",
            "identifiers", "subjectIdentifier",
            "corrections", "requestedAction"));

    /** Both have it; it proves nothing by itself. */
    private static final String VERIFICATION = "verificationToken";

    private static final int LONGEST_VERIFICATION = 8_000;
    private static final Pattern COLUMN = Pattern.compile("^[a-z_]+");
    private static final Set<String> STRUCTURED = Set.of("identifiers", "proof", "corrections");

    private final Map<String, String> fields;

    Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Which of the two the body is written in; a problem where it mixes them or has unknown fields. */
    static Form of(ObjectNode body) {
        for (Form form : values()) {
            if (body.properties().stream().map(Map.Entry::getKey).allMatch(form.names()::contains)) {
                return form;
            }
        }
        throw Problem.malformed("The body has an unknown field, or fields of both forms. One has " + FULL.names()
                        + "; the other " + SHORT.names() + ".")
                .raised();
    }

    /** What the body says, as a row of the intake table; a problem where a field is no text that has to be one. */
    Arrival arrival(ObjectNode body, Client client) {
        List<FieldError> errors = new ArrayList<>();
        body.properties().forEach(field -> {
            boolean structured = this == FULL && STRUCTURED.contains(field.getKey());
            if (!structured
                    && !field.getValue().isTextual()
                    && !field.getValue().isNull()) {
                errors.add(new FieldError(field.getKey(), "must be a text"));
            }
        });
        String verification = body.path(VERIFICATION).textValue();
        if (verification != null && verification.length() > LONGEST_VERIFICATION) {
            errors.add(new FieldError(VERIFICATION, "must have at most " + LONGEST_VERIFICATION + " characters"));
        }
        JsonNode identifiers = this == FULL ? body.get("identifiers") : identifiers(body, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).raised();
        }
        return new Arrival(
                Client.CHANNEL,
                client.hash(),
                text(body, "reference"),
                regulation(text(body, "regulation")),
                right(text(body, "subject_right")),
                text(body, "received_at"),
                text(body, "subject_name"),
                identifiers,
                body.get("proof"),
                this == FULL ? body.get("corrections") : null,
                text(body, "country"),
                text(body, "language"),
                verification);
    }

    /** The same faults, by the names that the sender used. */
    List<FieldError> errors(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new FieldError(field(fault.column()), fault.mend()))
                .distinct()
                .toList();
    }

    private String field(String column) {
        var head = COLUMN.matcher(column);
        String name = head.find() ? head.group() : column;
        String field = fields.getOrDefault(name, name);
        return this == FULL ? field + column.substring(name.length()) : field;
    }

    private List<String> names() {
        return Stream.concat(fields.values().stream().distinct().sorted(), Stream.of(VERIFICATION))
                .toList();
    }

    private @Nullable String text(ObjectNode body, String column) {
        String field = fields.get(column);
        return field == null ? null : body.path(field).textValue();
    }

    /** A customer number only: addresses and telephone numbers change hands, so the short form takes none. */
    private static JsonNode identifiers(ObjectNode body, List<FieldError> errors) {
        String number = body.path("subjectIdentifier").asText("");
        if (number.contains("@") || number.matches("\\+?[0-9 ()/.-]{6,}") && !number.matches("[0-9]+")) {
            errors.add(
                    new FieldError(
                            "subjectIdentifier",
                            "must be the customer's external id; an e-mail address or a phone number is given in the other form"));
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        return json.arrayNode().add(json.objectNode().put("kind", "EXTERNAL_ID").put("value", number));
    }

    private @Nullable String right(@Nullable String action) {
        if (this == FULL || action == null) {
            return action;
        }
        return switch (action.strip().toLowerCase(Locale.ROOT)) {
            case "erase", "erasure", "delete", "forget" -> "ERASURE";
            case "access", "export" -> "ACCESS";
            case "portability", "port" -> "PORTABILITY";
            case "rectify", "rectification", "correct" -> "RECTIFICATION";
            default -> action;
        };
    }

    private @Nullable String regulation(@Nullable String jurisdiction) {
        if (this == FULL || jurisdiction == null) {
            return jurisdiction;
        }
        return switch (jurisdiction.strip().toUpperCase(Locale.ROOT).replace('_', '-')) {
            case "EU-GDPR", "GDPR", "EU" -> "GDPR";
            case "UK-GDPR", "UK", "GB-GDPR" -> "UK_GDPR";
            case "US-CA-CCPA", "US-CCPA", "CA-CCPA", "CCPA", "US-CA", "CPRA" -> "CCPA";
            case "BR-LGPD", "LGPD", "BR" -> "LGPD";
            default -> jurisdiction;
        };
    }
}
