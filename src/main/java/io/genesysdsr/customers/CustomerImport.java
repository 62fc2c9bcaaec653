package io.genesysdsr.customers;

import io.genesysdsr.intake.files.CsvTable;
import io.genesysdsr.intake.files.NoTable;
import io.genesysdsr.keys.RequestKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replaces the master customer index by what a file says, in one transaction: readers see the former import until the
 * new one is whole, and a crash leaves the former one. Whoever is not in the file is gone.
 */
class CustomerImport {

    private static final int BATCH = 1000;
    private static final int MOST_STRANGE = 10_000;
    private static final String OVERLAP = "another customer holds this identifier at the same time";
    private static final String BOTH_PARTIES = "other rows call this customer a CONSUMER; it counts as one";

    private final ImportStore store;
    private final TransactionTemplate transaction;
    private final int largestLoss;

    CustomerImport(ImportStore store, TransactionTemplate transaction, int largestLoss) {
        this.store = store;
        this.transaction = transaction;
        this.largestLoss = largestLoss;
    }

    /**
     * What became of an import, in figures.
     *
     * @param now what the index shows from now on
     * @param before how many customers it showed before
     * @param refused rows that were not taken
     * @param strange rows that were taken but look strange
     */
    record Result(CustomerStore.Import now, long before, long refused, long strange) {}

    /** An import that does not happen. Its message is a sentence that quotes nothing of the file. */
    static final class NotImported extends RuntimeException {

        NotImported(String sentence) {
            super(sentence);
        }
    }

    /**
     * Imports a file, and writes its report beside it.
     *
     * @param forced whether an import that looks wrong is wanted all the same
     * @throws NotImported if the file is none, looks wrong, or another import runs; the index is as it was
     */
    Result run(Path file, boolean forced) throws IOException {
        try (CsvTable table = CsvTable.open(file, RowReader.COLUMNS)) {
            checkHeader(table.header());
            try (ImportReport report = ImportReport.on(file)) {
                return Objects.requireNonNull(transaction.execute(status -> replace(table, report, forced)));
            }
        } catch (NoTable e) {
            throw new NotImported(e.sentence());
        } catch (UncheckedIOException e) {
            throw new IOException("The file could not be read to its end, or its report not be written", e);
        }
    }

    /** A column that is not known is refused: with a misspelt {@code until} former owners would be present ones. */
    private static void checkHeader(List<String> header) {
        List<String> named = header.stream().filter(c -> !c.isEmpty()).toList();
        if (!named.containsAll(RowReader.NEEDED)
                || !RowReader.COLUMNS.containsAll(named)
                || new HashSet<>(named).size() < named.size()) {
            throw new NotImported(
                    "The first line must name customer, party, kind and value, may name from, until and country, each once, and no other column.");
        }
    }

    private Result replace(CsvTable table, ImportReport report, boolean forced) {
        try {
            if (!store.lock()) {
                throw new NotImported("Another import is running; try again when it is through.");
            }
            long before = store.customers();
            RequestKey key = store.begin();
            long refused = addAll(table, key, report);
            CustomerStore.Import now = store.count(refused);
            checkLoss(before, now.consumers() + now.businesses(), forced);
            ImportStore.Finding overlapping = store.overlapping(MOST_STRANGE);
            ImportStore.Finding ofBoth = store.ofBothParties(MOST_STRANGE);
            report.strange(overlapping, "value", OVERLAP);
            report.strange(ofBoth, "party", BOTH_PARTIES);
            report.save();
            return new Result(now, before, refused, overlapping.all() + ofBoth.all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long addAll(CsvTable table, RequestKey key, ImportReport report) throws IOException {
        RowReader reader = new RowReader(table.header());
        List<ImportRow> batch = new ArrayList<>(BATCH);
        long refused = 0;
        for (CsvTable.Line line = table.next(); line != null; line = table.next()) {
            RowReader.Verdict verdict = reader.read(line);
            if (verdict.row() == null) {
                report.refused(line.number(), verdict.reasons());
                refused++;
            } else {
                batch.add(verdict.row());
            }
            if (batch.size() == BATCH) {
                store.add(key, batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            store.add(key, batch);
        }
        return refused;
    }

    private void checkLoss(long before, long now, boolean forced) {
        if (forced) {
            return;
        }
        if (now == 0) {
            throw new NotImported(
                    "No row of the file is valid; the index is left as it was. If nobody is a customer any more, say --force.");
        }
        if (now * 100 < before * (100 - largestLoss)) {
            throw new NotImported(
                    "The index shows %d customers and the file has only %d, which is a loss of more than %d percent (dsr.customers.largest-loss); the index is left as it was. If that is right, say --force."
                            .formatted(before, now, largestLoss));
        }
    }
}
