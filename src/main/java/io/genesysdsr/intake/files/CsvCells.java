package io.genesysdsr.intake.files;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Splits whole records into cells, by one Commons CSV parser that is given a record at a time. */
final class CsvCells {

    private final CSVFormat format;
    private Feed feed;
    private Iterator<CSVRecord> records;

    CsvCells(char separator) {
        format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setRecordSeparator('\n')
                .setIgnoreEmptyLines(false)
                .get();
        feed = new Feed();
        records = parser(feed);
    }

    /** The cells of a record without its line's end; null where they cannot be told apart. */
    @Nullable
    List<String> of(String record) {
        feed.give(record + '\n');
        try {
            List<String> cells = records.next().toList();
            if (feed.isTaken()) {
                return cells;
            }
        } catch (UncheckedIOException | IllegalStateException | NoSuchElementException e) {
            // Its message quotes the record; the parser may stand anywhere now, and is made anew below.
            return anew();
        }
        return anew();
    }

    private @Nullable List<String> anew() {
        feed = new Feed();
        records = parser(feed);
        return null;
    }

    private Iterator<CSVRecord> parser(Feed of) {
        try {
            return CSVParser.builder().setReader(of).setFormat(format).get().iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands out what it was given and nothing more, so that the parser never reads ahead into the next record. */
    private static final class Feed extends Reader {

        private String text = "";
        private int at;

        void give(String record) {
            text = record;
            at = 0;
        }

        boolean isTaken() {
            return at == text.length();
        }

        @Override
        public int read(char[] target, int offset, int length) {
            if (isTaken()) {
                return -1;
            }
            int n = Math.min(length, text.length() - at);
            text.getChars(at, at + n, target, offset);
            at += n;
            return n;
        }

        @Override
        public void close() {
            // Holds nothing open.
        }
    }
}
