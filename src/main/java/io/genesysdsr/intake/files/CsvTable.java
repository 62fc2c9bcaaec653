package io.genesysdsr.intake.files;

import io.genesysdsr.intake.Texts;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of any size, read in constant memory as spreadsheets and programs write them: the encoding and the separator
 * are found out, a broken row is told and does not take the next ones along.
 */
public final class CsvTable implements Closeable {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final String TOO_MANY =
            "row: has more values than the header has columns; quote values that hold the separator";

    private final InputStream bytes;
    private final Frames frames;
    private final CsvCells cells;
    private final List<String> header;

    private CsvTable(InputStream bytes, Frames frames, CsvCells cells, List<String> header) {
        this.bytes = bytes;
        this.frames = frames;
        this.cells = cells;
        this.header = header;
    }

    /**
     * One row. Personal data: its text shows the number alone.
     *
     * @param number the row's number as its writer counts; from 1, the header being one
     * @param cells its values in the header's order, of which the last may be missing; null where there is a problem
     * @param problem the column, or {@code row}, and how it is mended; it quotes nothing
     */
    public record Line(
            long number,
            @Nullable List<String> cells,
            @Nullable String problem) {

        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /**
     * Opens a file; all of it is read once to find out its encoding.
     *
     * @param known names of columns in lower case, by which the separator is found out
     * @throws NoTable if it is no text, is empty, or its first line names none of these columns
     */
    public static CsvTable open(Path file, Set<String> known) throws IOException, NoTable {
        Survey survey = survey(file);
        if (!survey.text()) {
            throw new NoTable("The file is no text (a workbook, packed or binary): save it as CSV.");
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return under(bytes, new Letters(bytes, survey.charset()), known);
        } catch (IOException | NoTable e) {
            bytes.close();
            throw e;
        }
    }

    private static Survey survey(Path file) throws IOException {
        Surveyor surveyor = new Surveyor();
        byte[] buffer = new byte[1 << 16];
        try (InputStream all = Files.newInputStream(file)) {
            for (int n = all.read(buffer); n >= 0; n = all.read(buffer)) {
                surveyor.read(buffer, n);
            }
        }
        return surveyor.finish();
    }

    private static CsvTable under(InputStream bytes, Letters letters, Set<String> known) throws IOException, NoTable {
        LineFrames lines = new LineFrames(letters);
        Frame first = lines.next();
        // Excel writes the separator into a line of its own.
        while (first != null
                && first.text() != null
                && (first.text().isBlank() || first.text().matches("(?i)\"?sep=.\"?"))) {
            first = lines.next();
        }
        if (first == null) {
            throw new NoTable("The file is empty.");
        }
        CsvTable best = null;
        long most = 0;
        for (char separator : SEPARATORS) {
            List<String> header = header(first.text(), separator);
            long found = header.stream().filter(known::contains).count();
            if (found > most) {
                most = found;
                best = new CsvTable(
                        bytes, new CsvFrames(letters, separator, first.row()), new CsvCells(separator), header);
            }
        }
        if (best == null) {
            throw new NoTable("The first line names no column that is known.");
        }
        return best;
    }

    private static List<String> header(@Nullable String line, char separator) {
        List<String> names = line == null ? null : new CsvCells(separator).of(line);
        return names == null
                ? List.of()
                : names.stream().map(n -> n.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /** The names of the columns, stripped and in lower case. */
    public List<String> header() {
        return header;
    }

    /** The next row that is not blank, or null at the end. */
    public @Nullable Line next() throws IOException {
        Frame frame = frames.next();
        while (frame != null && frame.text() != null && isBlank(frame.text())) {
            frame = frames.next();
        }
        return frame == null ? null : read(frame);
    }

    /** Spreadsheets write lines of nothing but separators where somebody once touched a cell. */
    private static boolean isBlank(String line) {
        return line.chars().allMatch(c -> c <= ' ' || c == ',' || c == ';' || c == '|');
    }

    private Line read(Frame frame) {
        if (frame.text() == null) {
            return new Line(frame.row(), null, frame.problem());
        }
        if (!Texts.isWhole(frame.text())) {
            return new Line(frame.row(), null, "row: " + Texts.MEND);
        }
        List<String> values = cells.of(frame.text());
        if (values == null) {
            return new Line(frame.row(), null, Frame.OPEN_QUOTE);
        }
        boolean fits = values.stream().skip(header.size()).allMatch(String::isBlank);
        return fits ? new Line(frame.row(), values, null) : new Line(frame.row(), null, TOO_MANY);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
