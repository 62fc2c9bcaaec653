package io.genesysdsr.intake.files;

import io.genesysdsr.intake.SftpSettings;
import io.genesysdsr.intake.files.FileRowStore.Decided;
import io.genesysdsr.intake.files.IntakeFile.State;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells a file's sender what became of it, once every row is decided. That it will be told is in the ledger before; each
 * result is written beside and then renamed, so that nobody sees half of one, and a second time writes the same again.
 */
@Component("fileResults")
public class FileResults {

    private static final Logger LOG = LoggerFactory.getLogger(FileResults.class);
    private static final int PAGE = 5000;
    private static final int MOST_DRAFTS = 20;
    private static final String ERRORS = ".errors.csv";
    private static final String RECEIPT = ".receipt.csv";
    /** Between two reasons of a row stands the next one's column. */
    private static final Pattern NEXT_REASON = Pattern.compile("; (?=[a-z_]+(\\[\\d+])?(\\.[a-z]+)?: )");

    private static final Pattern REASON = Pattern.compile("([a-z_]+(?:\\[\\d+])?(?:\\.[a-z]+)?): (.*)", Pattern.DOTALL);

    private final SftpFolder folder;
    private final IntakeFileStore files;
    private final FileRowStore rows;
    private final SftpSettings settings;

    FileResults(SftpFolder folder, IntakeFileStore files, FileRowStore rows, SftpSettings settings) {
        this.folder = folder;
        this.files = files;
        this.rows = rows;
        this.settings = settings;
    }

    private interface Line {
        void write(CsvSafe csv, Decided row) throws IOException;
    }

    /** Writes which rows were refused, by row, column and reason; nothing where none was and the file could be read. */
    public void writeErrors(IntakeFile file) {
        if (file.code() != null || !rows.decided(file.id(), 0, true, 1).isEmpty()) {
            write(file, ERRORS, csv -> {
                csv.line("row", "column", "reason");
                if (file.code() != null) {
                    csv.line("", "", file.code() + ": " + Verdicts.of(file.code()));
                }
                lines(file, true, csv, FileResults::refusal);
            });
        }
    }

    private static void refusal(CsvSafe csv, Decided row) throws IOException {
        String reasons = row.reason() == null ? "" : row.reason();
        for (String reason : NEXT_REASON.split(reasons)) {
            Matcher parts = REASON.matcher(reason);
            boolean named = parts.matches() && !parts.group(1).equals("row");
            csv.line(
                    row.row(), named ? parts.group(1) : "", named ? parts.group(2) : reason.replaceFirst("^row: ", ""));
        }
    }

    /** Writes what was taken: a line for each row, with its reference, what became of it, and the request's id. */
    public void writeReceipt(IntakeFile file) {
        write(file, RECEIPT, csv -> {
            csv.line("row", "reference", "result", "request_id");
            if (file.sameAs() != null) {
                csv.line("", "", "SAME_CONTENT_AS_BEFORE", "");
            }
            lines(
                    file,
                    false,
                    csv,
                    (to, row) -> to.line(row.row(), text(row.reference()), row.result(), text(row.requestId())));
        });
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void lines(IntakeFile file, boolean refusedOnly, CsvSafe csv, Line line) throws IOException {
        List<Decided> page = rows.decided(file.id(), 0, refusedOnly, PAGE);
        while (!page.isEmpty()) {
            for (Decided row : page) {
                line.write(csv, row);
            }
            IntakeFiles.requireLease(files.renew(file, settings.lease()));
            page = rows.decided(file.id(), page.get(page.size() - 1).row(), refusedOnly, PAGE);
        }
    }

    private interface Content {
        void write(CsvSafe csv) throws IOException;
    }

    private void write(IntakeFile file, String ending, Content content) {
        String draft = Names.draft(file, ending);
        try (Writer writer =
                new BufferedWriter(new OutputStreamWriter(folder.write(draft), StandardCharsets.UTF_8), 1 << 16)) {
            content.write(new CsvSafe(writer));
        } catch (IOException e) {
            throw folder.away(e);
        }
        folder.move(draft, Names.result(file, ending));
    }

    /** Moves the original to the done ones or to quarantine, and closes the file. */
    public void putAway(IntakeFile file) {
        boolean done = file.code() == null;
        String target = Names.putAway(file, done ? Names.DONE : Names.QUARANTINE);
        folder.move(Names.atWork(file), target);
        for (int version = Math.max(1, file.version() - MOST_DRAFTS); version < file.version(); version++) {
            folder.remove(Names.atWork(file) + "-" + version + ERRORS);
            folder.remove(Names.atWork(file) + "-" + version + RECEIPT);
        }
        files.close(file, done ? State.DONE : State.QUARANTINED);
        LOG.info("File {} is {}{}", file.mark(), done ? "done" : "in quarantine, ", done ? "" : file.code());
    }
}
