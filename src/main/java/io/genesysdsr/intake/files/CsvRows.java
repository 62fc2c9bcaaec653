package io.genesysdsr.intake.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file under its header. */
final class CsvRows implements Rows {

    /** What spreadsheets separate cells by. */
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final Frames frames;
    private final CsvCells cells;
    private final List<@Nullable String> header;

    private CsvRows(Frames frames, CsvCells cells, List<@Nullable String> header) {
        this.frames = frames;
        this.cells = cells;
        this.header = header;
    }

    /**
     * Reads the header, and by it the separator.
     *
     * @throws Unreadable if no line names the columns
     */
    static CsvRows under(Letters letters) throws IOException, Unreadable {
        LineFrames lines = new LineFrames(letters);
        Frame first = lines.next();
        // Excel writes the separator into a line of its own.
        while (first != null
                && first.text() != null
                && (isBlank(first.text()) || first.text().matches("(?i)\"?sep=.\"?"))) {
            first = lines.next();
        }
        if (first == null || first.text() == null) {
            throw new Unreadable(first == null ? Unreadable.EMPTY : Unreadable.NO_HEADER);
        }
        CsvRows best = null;
        long most = 0;
        for (char separator : SEPARATORS) {
            List<@Nullable String> header = header(first.text(), separator);
            long known = header.stream().filter(c -> c != null).count();
            if (known > most) {
                most = known;
                best = new CsvRows(new CsvFrames(letters, separator, first.row()), new CsvCells(separator), header);
            }
        }
        if (best == null || !best.header.containsAll(Columns.NEEDED)) {
            throw new Unreadable(Unreadable.NO_HEADER);
        }
        if (best.namesAColumnTwice()) {
            throw new Unreadable(Unreadable.COLUMN_TWICE);
        }
        return best;
    }

    private static List<@Nullable String> header(String line, char separator) {
        List<String> names = new CsvCells(separator).of(line);
        List<@Nullable String> header = new ArrayList<>();
        Columns columns = new Columns();
        if (names != null) {
            names.forEach(name -> header.add(columns.meaning(name)));
        }
        return header;
    }

    private boolean namesAColumnTwice() {
        Set<String> seen = new HashSet<>();
        return header.stream().anyMatch(column -> column != null && !seen.add(column));
    }

    @Override
    public @Nullable StagedRow next() throws IOException {
        Frame frame = frames.next();
        while (frame != null) {
            if (frame.text() == null) {
                return StagedRow.refused(frame.row(), JsonRows.reason(frame));
            }
            if (!isBlank(frame.text())) {
                return read(frame.row(), frame.text());
            }
            frame = frames.next();
        }
        return null;
    }

    /** Spreadsheets write lines of nothing but separators where somebody once touched a cell. */
    private static boolean isBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) > ' ' && line.charAt(i) != ',' && line.charAt(i) != ';' && line.charAt(i) != '|') {
                return false;
            }
        }
        return true;
    }

    private StagedRow read(long number, String text) {
        List<String> values = cells.of(text);
        if (values == null) {
            return StagedRow.refused(number, Frame.OPEN_QUOTE);
        }
        RowDraft draft = new RowDraft(number);
        for (int i = 0; i < values.size(); i++) {
            String column = i < header.size() ? header.get(i) : null;
            if (i >= header.size() && !values.get(i).isBlank()) {
                draft.refuse("row: has more values than the header has columns; quote values that hold the separator");
                break;
            }
            if (column != null) {
                take(draft, column, values.get(i));
            }
        }
        return draft.finish();
    }

    private static void take(RowDraft draft, String column, String value) {
        if (!Columns.JSON.contains(column)) {
            draft.text(column, value);
        } else if (!value.isBlank()) {
            var tree = JsonText.read(value);
            if (tree == null) {
                draft.noTree(column);
            } else {
                draft.tree(column, tree);
            }
        }
    }
}
