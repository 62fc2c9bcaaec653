package io.genesysdsr.intake.mail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.genesysdsr.intake.mail.Mail.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Finds the forms in a mail: attached as CSV or JSON, else written into it as {@code key: value} lines. A mail is
 * understood as a whole or not at all, so that nothing in it is overlooked.
 */
final class MailForms {

    private static final int MOST = 200;
    private static final int DEEPEST = 16;
    private static final Set<String> STRUCTURED = Set.of("identifiers", "corrections");
    /** A value may be longer than any column takes: then it is refused, and not passed over. */
    private static final Pattern LINE =
            Pattern.compile("^([\\p{L}][\\p{L} _-]{1,30}?(?: ?\\d{1,2})?) ?[:=]\\s*(\\S.*)$");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MailForms() {}

    /** The forms; empty where a person must read the mail. */
    static List<Draft> of(Mail mail) {
        if (!mail.complete()) {
            return List.of();
        }
        try {
            List<Draft> drafts = new ArrayList<>();
            if (mail.attachments().isEmpty()) {
                drafts.add(written(mail.text()));
            }
            for (Attachment attachment : mail.attachments()) {
                drafts.addAll(attachment.json() ? json(attachment.content()) : csv(attachment.content()));
            }
            return drafts.size() <= MOST && drafts.stream().allMatch(Draft::isForm) ? drafts : List.of();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException noForm) {
            return List.of();
        }
    }

    private static Draft written(String text) {
        Draft draft = new Draft();
        text.lines().forEach(line -> {
            Matcher field = LINE.matcher(line);
            if (field.matches()) {
                draft.put(field.group(1), field.group(2));
            }
        });
        return draft;
    }

    private static List<Draft> json(String content) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(content);
        List<Draft> drafts = new ArrayList<>();
        for (JsonNode one : tree.isArray() ? tree : List.of(tree)) {
            Draft draft = new Draft();
            one.properties().forEach(field -> put(draft, field.getKey(), field.getValue()));
            drafts.add(draft);
        }
        return drafts;
    }

    /** A cell: text, or JSON under the two names that hold it. */
    private static void put(Draft draft, String column, String cell) throws JsonProcessingException {
        String name = column.strip().toLowerCase(Locale.ROOT);
        if (STRUCTURED.contains(name) && !cell.isBlank()) {
            put(draft, name, JSON.readTree(cell));
        } else {
            draft.put(column, cell);
        }
    }

    private static void put(Draft draft, String field, JsonNode value) {
        if (value.isValueNode()) {
            draft.put(field, value.asText("").replace("\0", ""));
        } else if (field.equals("identifiers")) {
            draft.identify(storable(value));
        } else if (field.equals("corrections")) {
            draft.correct(storable(value));
        }
    }

    private static JsonNode storable(JsonNode value) {
        if (value.toString().contains("\\u0000")) {
            throw new IllegalArgumentException("A text with U+0000");
        }
        return value;
    }

    private static List<Draft> csv(String content) throws IOException {
        String head = content.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(head.contains(";") ? ';' : head.contains("\t") ? '\t' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get();
        List<Draft> drafts = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(content, format)) {
            for (CSVRecord row : parser) {
                if (!row.isConsistent()) {
                    throw new IllegalArgumentException("A row with more or fewer fields than the header");
                }
                Draft draft = new Draft();
                for (Map.Entry<String, String> cell : row.toMap().entrySet()) {
                    put(draft, cell.getKey(), cell.getValue());
                }
                drafts.add(draft);
                if (drafts.size() > MOST) {
                    throw new IllegalArgumentException("More rows than anybody writes into a mail");
                }
            }
        }
        return drafts;
    }
}
