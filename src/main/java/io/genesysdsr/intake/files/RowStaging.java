package io.genesysdsr.intake.files;

import io.genesysdsr.intake.SftpSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Reads the rows of a file and puts them into the intake table in batches, each with the place where the next one begins. */
@Component
class RowStaging {

    static final String CHANGED = "intake-115";
    static final String TORN = "intake-117";
    static final String VANISHED = "intake-118";

    private static final Logger LOG = LoggerFactory.getLogger(RowStaging.class);
    private static final int MOST_ROWS = 5000;
    private static final int MOST_CHARACTERS = 4_000_000;

    private final SftpFolder folder;
    private final FileRowStore rows;
    private final SftpSettings settings;

    RowStaging(SftpFolder folder, FileRowStore rows, SftpSettings settings) {
        this.folder = folder;
        this.rows = rows;
        this.settings = settings;
    }

    /** Stages what is left of a file; returns why it goes to quarantine, or null. */
    @Nullable
    String stage(IntakeFile file) {
        if (folder.size(Names.atWork(file)) < 0) {
            return VANISHED;
        }
        Survey survey = new Survey(
                Objects.requireNonNull(file.sha256()),
                file.bytes(),
                Charset.forName(Objects.requireNonNull(file.encoding())),
                true);
        try (WholeStream bytes = new WholeStream(folder.open(Names.atWork(file)), file.bytes())) {
            Rows read = FileRows.open(bytes, survey);
            stage(file, read);
            return !bytes.sha256().equals(survey.sha256()) ? CHANGED : read.isTorn() ? TORN : null;
        } catch (Unreadable e) {
            return e.code();
        } catch (IOException e) {
            throw folder.away(e);
        }
    }

    private void stage(IntakeFile file, Rows read) throws IOException {
        List<StagedRow> batch = new ArrayList<>();
        int size = 0;
        for (StagedRow row = read.next(); row != null; row = read.next()) {
            if (row.row() <= file.lastRow()) {
                continue;
            }
            batch.add(row);
            size += row.size();
            if (batch.size() == MOST_ROWS || size > MOST_CHARACTERS) {
                put(file, batch);
                batch.clear();
                size = 0;
            }
        }
        if (!batch.isEmpty()) {
            put(file, batch);
        }
    }

    private void put(IntakeFile file, List<StagedRow> batch) {
        try {
            IntakeFiles.requireLease(rows.stage(file, batch, settings.lease()));
        } catch (DataIntegrityViolationException e) {
            LOG.error(
                    "{}: rows of file {} do not fit into the table, they are put there one by one",
                    "intake-102",
                    file.mark());
            batch.forEach(row -> putAlone(file, row));
        }
    }

    private void putAlone(IntakeFile file, StagedRow row) {
        try {
            IntakeFiles.requireLease(rows.stage(file, List.of(row), settings.lease()));
        } catch (DataIntegrityViolationException e) {
            StagedRow refused =
                    StagedRow.refused(row.row(), "intake-102: the row could not be stored, ask the operators");
            IntakeFiles.requireLease(rows.stage(file, List.of(refused), settings.lease()));
        }
    }
}
