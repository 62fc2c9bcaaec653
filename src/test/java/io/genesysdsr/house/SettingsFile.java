package io.genesysdsr.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The top-level {@code application.yaml} as people read it: keys in order, each with the comment that explains it. */
final class SettingsFile {

    static final String TEXT = Project.read(Project.ROOT.resolve("application.yaml"));
    static final JsonNode TREE = RouteFile.of("application.yaml", TEXT).tree();

    private static final Pattern KEY = Pattern.compile("( *)([\\w-]+):(?: (.*))?");

    private SettingsFile() {}

    /**
     * One key with a value.
     *
     * @param path with dots
     * @param value as it is written
     * @param comment what stands above it, above the run of keys it belongs to, or above its group; empty where nothing
     *     does
     */
    record Entry(String path, String value, String comment) {

        String group() {
            return path.substring(0, path.lastIndexOf('.'));
        }
    }

    private record Level(int indent, String path, String comment) {}

    /** All keys below a group that have a value on their line. */
    static List<Entry> entries(String group) {
        return parse(TEXT).stream()
                .filter(e -> e.path().startsWith(group + "."))
                .toList();
    }

    static List<Entry> parse(String text) {
        List<Entry> entries = new ArrayList<>();
        List<Level> above = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        String run = "";
        for (String line : text.lines().toList()) {
            Matcher key = KEY.matcher(line);
            if (line.strip().startsWith("#")) {
                comment.append(comment.isEmpty() ? "" : " ")
                        .append(line.strip().substring(1).strip());
            } else if (key.matches()) {
                int indent = key.group(1).length();
                above.removeIf(level -> level.indent() >= indent);
                Level parent = above.isEmpty() ? new Level(-1, "", "") : above.get(above.size() - 1);
                String path = (parent.path().isEmpty() ? "" : parent.path() + ".") + key.group(2);
                String value = key.group(3) == null ? "" : key.group(3).strip();
                String own = !comment.isEmpty() ? comment.toString() : run.isEmpty() ? parent.comment() : run;
                above.add(new Level(indent, path, comment.isEmpty() ? parent.comment() : comment.toString()));
                run = value.isEmpty() ? "" : own;
                if (!value.isEmpty()) {
                    entries.add(new Entry(path, value, own));
                }
                comment.setLength(0);
            } else {
                item(line.strip(), above, entries);
                comment.setLength(0);
                run = line.isBlank() ? "" : run;
            }
        }
        return entries;
    }

    /** One more element of the list that the last key holds. */
    private static void item(String line, List<Level> above, List<Entry> entries) {
        if (!line.startsWith("- ") || above.isEmpty()) {
            return;
        }
        Level key = above.get(above.size() - 1);
        Entry last = entries.isEmpty() ? new Entry("", "", "") : entries.get(entries.size() - 1);
        if (last.path().equals(key.path())) {
            entries.set(
                    entries.size() - 1,
                    new Entry(last.path(), last.value() + ", " + line.substring(2), last.comment()));
        } else {
            entries.add(new Entry(key.path(), line.substring(2), key.comment()));
        }
    }

    /** Every path that has a value, those in lists and maps included, as text. */
    static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", TREE, values);
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject() && !node.isEmpty()) {
            node.fields()
                    .forEachRemaining(
                            e -> flatten(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), into));
        } else {
            into.put(path, node.toString());
        }
    }
}
