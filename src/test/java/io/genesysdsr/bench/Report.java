package io.genesysdsr.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table, and the same as JSON and Markdown under {@code target/bench}. */
final class Report {

    private static final Path FOLDER = Path.of("target", "bench");

    private final List<Figure> figures = new ArrayList<>();
    private final Machine machine = Machine.here();
    private final boolean whole;

    /** @param whole whether everything is measured at its full size, so that the figures may be quoted */
    Report(boolean whole) {
        this.whole = whole;
    }

    void add(List<Figure> measured) {
        figures.addAll(measured);
    }

    String table() {
        StringBuilder text = new StringBuilder("\n");
        String row = "%-4s %-46s %8s %8s %8s %9s  %-6s %s%n";
        text.append(String.format(Locale.ROOT, row, "", "figure", "value", "least", "most", "goal", "", "of"));
        for (Figure f : figures) {
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    f.id(),
                    f.what(),
                    Figure.number(f.value()),
                    Figure.number(f.min()),
                    Figure.number(f.max()),
                    f.bound(),
                    f.isMet() ? "met" : "MISSED",
                    f.of()));
            f.beside().forEach((name, counted) -> text.append("       ")
                    .append(name)
                    .append(": ")
                    .append(counted)
                    .append('\n'));
        }
        return text.append('\n').append(caption()).append('\n').toString();
    }

    private String caption() {
        return machine + (whole ? "" : ". A part, or a smaller size, to try it out: not to be quoted");
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("""
                | | figure | value | least | most | goal | | of |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        StringBuilder beside = new StringBuilder();
        for (Figure f : figures) {
            text.append("| ")
                    .append(String.join(
                            " | ",
                            f.id(),
                            f.what(),
                            Figure.number(f.value()),
                            Figure.number(f.min()),
                            Figure.number(f.max()),
                            f.bound(),
                            f.isMet() ? "met" : "missed",
                            f.of()))
                    .append(" |\n");
            f.beside().forEach((name, counted) -> beside.append("- ")
                    .append(f.id())
                    .append(", ")
                    .append(f.what())
                    .append("; ")
                    .append(name)
                    .append(": ")
                    .append(counted)
                    .append('\n'));
        }
        return text.append('\n')
                .append(caption())
                .append(".\n\n")
                .append(beside)
                .toString();
    }

    void write() {
        ObjectMapper json = new ObjectMapper();
        ObjectNode all = json.createObjectNode()
                .put("date", machine.date())
                .put("commit", machine.commit())
                .put("machine", machine.hardware())
                .put("java", machine.java())
                .put("whole", whole);
        ArrayNode list = all.putArray("figures");
        for (Figure f : figures) {
            ObjectNode each = list.addObject()
                    .put("id", f.id())
                    .put("what", f.what())
                    .put("value", f.value())
                    .put("least", f.min())
                    .put("most", f.max())
                    .put("of", f.of())
                    .put("goal", f.goal())
                    .put("goalIsUpperBound", f.atMost())
                    .put("met", f.isMet());
            ObjectNode beside = each.putObject("beside");
            f.beside().forEach(beside::put);
        }
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("bench.md"), markdown());
            Files.writeString(FOLDER.resolve("bench.json"), all.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
