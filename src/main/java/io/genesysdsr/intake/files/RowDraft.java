package io.genesysdsr.intake.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.genesysdsr.intake.ReceivedAt;
import io.genesysdsr.intake.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row in the making: values by column, from cells or from fields. It refuses only what does not tell which values are
 * meant; whether they make a request is decided where every channel's rows are. What the table cannot hold is put there as
 * something that is refused for the same reason.
 */
final class RowDraft {

    /** Several words in one cell, as people join them. */
    private static final Pattern LIST = Pattern.compile("[\\s,;|/+&]+");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** What the ledger takes; with the mark behind it it is too long, and an index can still hold it. */
    private static final int LONGEST_REFERENCE = 200;

    private static final String CUT = "\u2026";
    /** How PostgreSQL writes a time that is none (RFC 3339 has no word for it). */
    private static final String NO_TIME = "infinity";

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
        String text = Texts.storable(value.strip());
        if (text.isEmpty()) {
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
        trees.put(column, Texts.storable(value));
    }

    /** A value of one of those columns that is no JSON: it is refused as any text in the place of an array is. */
    void noTree(String column) {
        trees.put(column, TextNode.valueOf(""));
    }

    StagedRow finish() {
        if (!reasons.isEmpty()) {
            return StagedRow.refused(row, String.join("; ", reasons));
        }
        return new StagedRow(
                row,
                reference(),
                texts.get("regulation"),
                texts.get("subject_right"),
                receivedAt(),
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

    private @Nullable String reference() {
        String reference = texts.get("reference");
        return reference == null || reference.length() <= LONGEST_REFERENCE
                ? reference
                : Texts.storable(reference.substring(0, LONGEST_REFERENCE)) + CUT;
    }

    private @Nullable String receivedAt() {
        String text = texts.get("received_at");
        Instant time = text == null ? null : ReceivedAt.read(text);
        return time == null ? (text == null ? null : NO_TIME) : time.toString();
    }

    private static @Nullable String write(@Nullable JsonNode tree) {
        return tree == null ? null : tree.toString();
    }
}
