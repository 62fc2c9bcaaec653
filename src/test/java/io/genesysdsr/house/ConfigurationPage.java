package io.genesysdsr.house;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/configuration.md}: every setting of the product, from {@code application.yaml} and its comments. */
final class ConfigurationPage implements Page {

    private static final String INTRODUCTION = """
            # Configuration

            Every default stands in [`application.yaml`](../application.yaml), which lies beside the jar, and nowhere else. An
            environment variable of the same name in capitals (`dsr.ledger.lease` is `DSR_LEDGER_LEASE`) or an argument
            (`--dsr.ledger.lease=90s`) goes before it. `${NAME:}` means that the value comes from that variable. Durations are
            written as `250ms`, `60s`, `5m`, `2h`, `3d`; a bare number of a duration is in milliseconds.

            This page is printed from that file; a test fails when it is stale.
            """;

    @Override
    public String file() {
        return "docs/configuration.md";
    }

    @Override
    public String text() {
        Map<String, List<SettingsFile.Entry>> groups = SettingsFile.entries("dsr").stream()
                .filter(e -> !e.path().startsWith("dsr.plan.any."))
                .collect(Collectors.groupingBy(SettingsFile.Entry::group, LinkedHashMap::new, Collectors.toList()));
        return INTRODUCTION
                + groups.entrySet().stream()
                        .map(g -> "\n## " + g.getKey() + "\n\n" + table(g.getValue()))
                        .collect(Collectors.joining())
                + "\nThe plan of each right under `dsr.plan.any` is a list; `application.yaml` explains it where it stands.\n";
    }

    private static String table(List<SettingsFile.Entry> entries) {
        StringBuilder table = new StringBuilder("| key | default | meaning |\n| --- | --- | --- |\n");
        String last = "";
        for (SettingsFile.Entry entry : entries) {
            String meaning = entry.comment().equals(last) ? "as above" : entry.comment();
            last = entry.comment();
            table.append("| `")
                    .append(entry.path())
                    .append("` | ")
                    .append(value(entry.value()))
                    .append(" | ")
                    .append(meaning.replace("|", "\\|"))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String value(String value) {
        return value.isEmpty() ? "" : "`" + value + "`";
    }
}
