package io.genesysdsr.customers;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * What was wrong with an import, as CSV beside the file: row, whether it was taken, column and reason. Every text in it is
 * our own and holds neither comma nor quotation mark of the file's, so that it is safe in spreadsheets.
 */
final class ImportReport implements Closeable {

    private final BufferedWriter lines;

    private ImportReport(BufferedWriter lines) {
        this.lines = lines;
    }

    /** Where the report of a file stands. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".report.csv");
    }

    /** Begins anew: a former report is none of this import. */
    static ImportReport on(Path file) throws IOException {
        BufferedWriter lines = Files.newBufferedWriter(
                beside(file),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        ImportReport report = new ImportReport(lines);
        report.line("row", "taken", "column", "reason");
        return report;
    }

    void refused(long row, Map<String, String> reasons) throws IOException {
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            line(Long.toString(row), "no", reason.getKey(), reason.getValue());
        }
    }

    void strange(ImportStore.Finding finding, String column, String reason) throws IOException {
        for (long row : finding.rows()) {
            line(Long.toString(row), "yes", column, reason);
        }
        long more = finding.all() - finding.rows().size();
        if (more > 0) {
            line("", "yes", column, more + " more rows: " + reason);
        }
    }

    /** Whatever was written stands in the file from now on: where it cannot, nothing must be imported either. */
    void save() throws IOException {
        lines.flush();
    }

    private void line(String row, String taken, String column, String reason) throws IOException {
        lines.write(row + "," + taken + "," + column + ",\"" + reason + "\"\r\n");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
