package io.genesysdsr.intake.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A file that somebody might write, drawn from a seed: any format, encoding, separator and line end, with values of all
 * manners, well formed.
 *
 * @param bytes the file
 * @param rows how many requests stand in it
 * @param references what their references are, stripped
 * @param values everything that no reason may repeat
 * @param form what it is, for whoever reads a failed test
 */
record Written(byte[] bytes, int rows, List<String> references, List<String> values, String form) {

    private static final List<String> COLUMNS =
            List.of("reference", "regulation", "subject_right", "received_at", "name", "email", "phone_2", "country");
    private static final List<String> STRANGE = List.of(
            "=HYPERLINK(\"x\")",
            "@SUM(A1)",
            "+4930901820",
            "-1",
            "a\"b",
            "\"",
            "\"\"",
            "a,b;c|d\te",
            "two\nlines",
            "two\r\nlines",
            "../../etc/passwd",
            "..\\x",
            "  spaces  ",
            "Größe",
            "€",
            "\u0001",
            "'; drop table x; --",
            "{\"a\": 1}",
            "[",
            "}",
            "null",
            "0",
            "1e9",
            "Ω漢字",
            "\ud83d\ude00",
            "sep=,",
            "#",
            "\\",
            "\\\"",
            "%s${x}");

    static Written drawn(Random random) {
        Charset charset = List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE,
                        Charset.forName("windows-1252"))
                .get(random.nextInt(5));
        int rows = random.nextInt(6);
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            cells.add(cells(random, charset, i));
        }
        int format = random.nextInt(4);
        String text =
                switch (format) {
                    case 0, 1 -> csv(random, cells);
                    case 2 -> lines(random, cells);
                    default -> document(random, cells);
                };
        boolean wide = charset.name().startsWith("UTF-16");
        boolean marked = charset.name().startsWith("UTF") && (wide || random.nextBoolean());
        return new Written(
                ((marked ? "\ufeff" : "") + text).getBytes(charset),
                rows,
                cells.stream().map(c -> c.get(0).strip()).toList(),
                cells.stream().flatMap(List::stream).filter(v -> v.length() > 9).toList(),
                List.of("CSV", "CSV", "NDJSON", "JSON").get(format) + " in " + charset);
    }

    private static List<String> cells(Random random, Charset charset, int i) {
        String strange = STRANGE.get(random.nextInt(STRANGE.size()));
        if (!charset.newEncoder().canEncode(strange)) {
            strange = "plain";
        }
        List<String> cells = new ArrayList<>(List.of(
                "R-" + i + "-" + random.nextInt(1000),
                "GDPR",
                "ACCESS",
                random.nextBoolean() ? "" : "2026-02-16T10:13:14+01:00",
                "Jürgen Größe",
                "ada" + i + "@example.org",
                "030 901820",
                "DE"));
        // The reference tells rows apart below, so that it alone stays as it is.
        if (random.nextInt(3) == 0) {
            cells.set(1 + random.nextInt(cells.size() - 1), strange);
        }
        return cells;
    }

    private static String csv(Random random, List<List<String>> rows) {
        char separator = ",;\t|".charAt(random.nextInt(4));
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        boolean mixed = random.nextInt(5) == 0;
        boolean always = random.nextBoolean();
        StringBuilder text = new StringBuilder(String.join(String.valueOf(separator), COLUMNS)).append(end);
        for (List<String> row : rows) {
            text.append(row.stream()
                            .map(v -> quoted(v, separator, always))
                            .collect(Collectors.joining(String.valueOf(separator))))
                    .append(mixed && random.nextBoolean() ? "\r\n" : end);
        }
        return text.toString();
    }

    private static String quoted(String value, char separator, boolean always) {
        boolean must = value.indexOf(separator) >= 0
                || value.indexOf('"') >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0;
        return must || always ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    private static String lines(Random random, List<List<String>> rows) {
        String end = random.nextBoolean() ? "\n" : "\r\n";
        return rows.stream().map(r -> object(r).toString() + end).collect(Collectors.joining());
    }

    private static String document(Random random, List<List<String>> rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rows.forEach(r -> list.add(object(r)));
        ObjectNode holder = JsonNodeFactory.instance.objectNode().put("sent_by", "[{\"requests\": [");
        holder.set("requests", list);
        String text = random.nextBoolean() ? list.toPrettyString() : list.toString();
        return random.nextBoolean() ? text : random.nextBoolean() ? holder.toPrettyString() : holder.toString();
    }

    private static ObjectNode object(List<String> row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < COLUMNS.size(); i++) {
            object.put(COLUMNS.get(i), row.get(i));
        }
        return object;
    }

    @Override
    public String toString() {
        return form;
    }
}
