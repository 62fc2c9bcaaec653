package io.genesysdsr.intake.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file (RFC 4180, with the separators and line ends that spreadsheets use). A quotation mark that is
 * opened and never closed must not swallow what follows: its line is refused, and the next line begins a new record.
 */
final class CsvFrames implements Frames {

    /** More lines than a postal address in one cell has; it bounds how much is read twice after an open mark. */
    private static final int MOST_LINES = 100;

    private final Letters letters;
    private final char separator;
    private long row;

    CsvFrames(Letters letters, char separator, long rowsBefore) {
        this.letters = letters;
        this.separator = separator;
        this.row = rowsBefore;
    }

    @Override
    public @Nullable Frame next() throws IOException {
        if (letters.peek() == Letters.END) {
            return null;
        }
        row++;
        StringBuilder text = new StringBuilder();
        boolean begins = true;
        while (letters.peek() != Letters.END && !letters.passLineEnd()) {
            if (text.length() >= Frame.LONGEST) {
                letters.skipLine();
                return Frame.broken(row, Frame.TOO_LONG);
            }
            char c = (char) letters.next();
            text.append(c);
            if (c == '"' && begins && !passQuoted(text)) {
                return abandon(text);
            }
            begins = c == separator;
        }
        return Frame.of(row, text);
    }

    /** Reads up to the closing mark; false where there is none or something stands behind it. */
    private boolean passQuoted(StringBuilder text) throws IOException {
        int lines = 0;
        while (letters.peek() != Letters.END && text.length() <= Frame.LONGEST && lines < MOST_LINES) {
            char c = (char) letters.next();
            text.append(c);
            if (c == '"' && letters.peek() == '"') {
                text.append((char) letters.next());
            } else if (c == '"') {
                return isEndOfValue(letters.peek());
            }
            lines += c == '\n' || c == '\r' && letters.peek() != '\n' ? 1 : 0;
        }
        return false;
    }

    private boolean isEndOfValue(int c) {
        return c == separator || c == '\r' || c == '\n' || c == Letters.END;
    }

    private Frame abandon(StringBuilder text) throws IOException {
        int end = lineEnd(text);
        if (end < text.length()) {
            letters.putBack(text, end);
            letters.passLineEnd();
            return Frame.broken(row, Frame.OPEN_QUOTE);
        }
        letters.skipLine();
        return Frame.broken(row, text.length() > Frame.LONGEST ? Frame.TOO_LONG : Frame.OPEN_QUOTE);
    }

    private static int lineEnd(StringBuilder text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }
}
