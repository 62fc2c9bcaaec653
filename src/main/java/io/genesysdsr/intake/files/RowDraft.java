package io.genesysdsr.intake.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row in the making: values by column, from cells or from fields. It refuses only what the table could not hold (no
 * time, characters that no text of PostgreSQL may have, text that is no JSON); whether the values make a request is
 * decided where every channel's rows are.
 */
final class RowDraft {

    /** Several words in one cell, as people join them. */
    private static final Pattern LIST = Pattern.compile("[\\s,;|/+&]+");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** As long as what the ledger takes, so that an index can hold it. */
    private static final int LONGEST_REFERENCE = 200;

    private final long row;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, JsonNode> trees = new LinkedHashMap<>();
    private final ArrayNode identifiers = NODES.arrayNode();
    private final ObjectNode proof = NODES.objectNode();
    private final Set<String> reasons = new LinkedHashSet<>();

    RowDraft(long row) {
        this.row = row;
    }

    void refuse(String reason) {
        reasons.add(reason);
    }

    /** A value by the column that {@link Columns} knows; an empty one is none. */
    void text(String column, String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            return;
        }
        if (!Texts.isWhole(text)) {
            refuse(column + ": " + Texts.MEND);
            return;
        }
        String kind = Columns.kind(column);
        if (kind != null) {
            identifiers.addObject().put("kind", kind).put("value", text);
        } else if (column.equals("proof_factors")) {
            LIST.splitAsStream(text).forEach(proof.putArray("factors")::add);
        } else if (column.startsWith("proof_")) {
            proof.put(column.substring("proof_".length()), text);
        } else {
            texts.put(column, text);
        }
    }

    /** A value of one of the columns that hold JSON. */
    void tree(String column, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (!Texts.isWhole(value)) {
            refuse(column + ": " + Texts.MEND);
            return;
        }
        trees.put(column, Texts.storable(value));
    }

    StagedRow finish() {
        String reference = texts.get("reference");
        if (reference != null && reference.length() > LONGEST_REFERENCE) {
            refuse("reference: must have at most 200 characters and no control characters");
        }
        String receivedAt = receivedAt();
        if (!reasons.isEmpty()) {
            return StagedRow.refused(row, String.join("; ", reasons));
        }
        return new StagedRow(
                row,
                reference,
                texts.get("regulation"),
                texts.get("subject_right"),
                receivedAt,
                texts.get("subject_name"),
                write(allIdentifiers()),
                write(trees.containsKey("proof") ? trees.get("proof") : proof.isEmpty() ? null : proof),
                write(trees.get("corrections")),
                texts.get("country"),
                texts.get("language"),
                null);
    }

    private @Nullable JsonNode allIdentifiers() {
        JsonNode given = trees.get("identifiers");
        if (given == null) {
            return identifiers.isEmpty() ? null : identifiers;
        }
        if (given instanceof ArrayNode list) {
            list.addAll(identifiers);
        }
        return given;
    }

    /** A time with its offset (RFC 3339, a space for the T is allowed), or a day, which then began at midnight UTC. */
    private @Nullable String receivedAt() {
        String text = texts.get("received_at");
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T"));
            if (time.getYear() >= 1970 && time.getYear() <= 9999) {
                return time.toInstant().toString();
            }
        } catch (DateTimeException e) {
            // Its message quotes the value; the reason below says what is wanted.
            refuse("received_at: must be a time with its offset (RFC 3339), such as 2026-01-15T09:12:00+01:00");
            return null;
        }
        refuse("received_at: must be a time with its offset (RFC 3339), such as 2026-01-15T09:12:00+01:00");
        return null;
    }

    private static @Nullable String write(@Nullable JsonNode tree) {
        return tree == null ? null : tree.toString();
    }
}
