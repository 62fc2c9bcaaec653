package io.genesysdsr.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.pipeline.Asking.Known;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The ways in which the channels want a request to be written. */
final class Spelling {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> STRUCTURED = Set.of("identifiers", "corrections");

    private Spelling() {}

    static String identifiers(Asking asking) {
        ArrayNode list = JSON.createArrayNode();
        asking.identifiers().forEach(i -> list.addObject().put("kind", i.kind()).put("value", i.value()));
        return list.toString();
    }

    static @Nullable String corrections(Asking asking) {
        var correction = asking.correction();
        if (correction == null) {
            return null;
        }
        ArrayNode list = JSON.createArrayNode();
        list.addObject()
                .put("kind", correction.kind())
                .put("existing", correction.existing())
                .put("updated", correction.updated());
        return list.toString();
    }

    /** Of the type that the table's column has; a database of another time zone takes a day for its own. */
    static @Nullable String timestamp(Asking asking) {
        String claim = asking.receivedAt();
        return claim != null && claim.length() == 10 ? claim + "T00:00:00Z" : claim;
    }

    /** With the fields of REST, which a JSON file has as well. */
    static ObjectNode json(Asking asking, String prefix) {
        ObjectNode body = JSON.createObjectNode()
                .put("reference", prefix + asking.reference())
                .put("regulation", asking.regulation())
                .put("subjectRight", asking.right());
        put(body, "receivedAt", asking.receivedAt());
        put(body, "subjectName", asking.name());
        put(body, "country", asking.country());
        put(body, "language", asking.language());
        body.set("identifiers", tree(identifiers(asking)));
        if (asking.correction() != null) {
            body.set("corrections", tree(String.valueOf(corrections(asking))));
        }
        if (asking.proved()) {
            body.set("proof", tree(Desk.PROOF));
        }
        return body;
    }

    static String jsonFile(List<Asking> askings, String prefix) {
        ObjectNode file = JSON.createObjectNode();
        ArrayNode requests = file.putArray("requests");
        askings.forEach(a -> requests.add(json(a, prefix)));
        return file.toPrettyString();
    }

    /** Each with a field for each identifier. */
    static String ndjsonFile(List<Asking> askings, String prefix) {
        return askings.stream()
                .map(a -> {
                    ObjectNode line = JSON.createObjectNode();
                    flat(a, prefix).forEach((field, value) -> {
                        if (STRUCTURED.contains(field)) {
                            line.set(field, tree(value));
                        } else {
                            line.put(field, value);
                        }
                    });
                    return line.toString();
                })
                .collect(Collectors.joining("\n"));
    }

    /** As a spreadsheet writes it. */
    static String csvFile(List<Asking> askings, String prefix, char separator) {
        return csv(askings.stream().map(a -> flat(a, prefix)).toList(), separator);
    }

    /** With the words that mails use. */
    static String csvOfMail(List<Asking> askings) {
        return csv(askings.stream().map(Spelling::form).toList(), ',');
    }

    static String linesOfMail(Asking asking) {
        return mailFields(asking).entrySet().stream()
                .map(e -> e.getKey().replaceFirst(" \\d+$", "") + ": " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> form(Asking asking) {
        Map<String, String> fields = mailFields(asking);
        put(fields, "Corrections", corrections(asking));
        if (!asking.isFlat()) {
            fields.put("Identifiers", identifiers(asking));
        }
        return fields;
    }

    private static Map<String, String> mailFields(Asking asking) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Right", asking.right());
        fields.put("Regulation", asking.regulation());
        put(fields, "Received at", asking.receivedAt());
        put(fields, "Name", asking.name());
        put(fields, "Country", asking.country());
        put(fields, "Language", asking.language());
        if (asking.isFlat()) {
            known(asking, "Customer number", " ").forEach(fields::put);
        }
        return fields;
    }

    private static Map<String, String> flat(Asking asking, String prefix) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("reference", prefix + asking.reference());
        row.put("regulation", asking.regulation());
        row.put("subject_right", asking.right());
        put(row, "received_at", asking.receivedAt());
        put(row, "subject_name", asking.name());
        put(row, "country", asking.country());
        put(row, "language", asking.language());
        put(row, "corrections", corrections(asking));
        if (asking.isFlat()) {
            row.putAll(known(asking, "external_id", "_"));
        } else {
            row.put("identifiers", identifiers(asking));
        }
        if (asking.proved()) {
            row.put("proof_method", "agent-attested");
            row.put("proof_by", "desk 7");
            row.put("proof_when", "2026-01-02T03:04:05Z");
            row.put("proof_factors", "DOCUMENT, CALLBACK");
        }
        return row;
    }

    private static Map<String, String> known(Asking asking, String externalId, String joined) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Known one : asking.identifiers()) {
            String name = one.kind().equals("EXTERNAL_ID")
                    ? externalId
                    : one.kind().toLowerCase(Locale.ROOT).replace("_", joined);
            String column = name;
            for (int n = 2; columns.containsKey(column); n++) {
                column = name + joined + n;
            }
            columns.put(column, one.value());
        }
        return columns;
    }

    private static String csv(List<Map<String, String>> rows, char separator) {
        Set<String> header = new LinkedHashSet<>();
        rows.forEach(row -> header.addAll(row.keySet()));
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(header);
            for (Map<String, String> row : rows) {
                printer.printRecord(
                        header.stream().map(c -> row.getOrDefault(c, "")).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    private static void put(Map<String, String> row, String column, @Nullable String value) {
        if (value != null) {
            row.put(column, value);
        }
    }
}
