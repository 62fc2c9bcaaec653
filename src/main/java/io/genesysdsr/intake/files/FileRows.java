package io.genesysdsr.intake.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Finds out by its content what a file is, CSV, JSON or lines of JSON; its name says nothing. */
final class FileRows {

    private FileRows() {}

    /**
     * Opens a file whose bytes were surveyed before.
     *
     * @throws Unreadable if it is none of the three
     */
    static Rows open(InputStream bytes, Survey survey) throws IOException, Unreadable {
        if (!survey.text()) {
            throw new Unreadable(Unreadable.NO_TEXT);
        }
        Letters letters = new Letters(bytes, survey.charset());
        int first = passSpace(letters);
        if (first == Letters.END) {
            throw new Unreadable(Unreadable.EMPTY);
        }
        if (first == '{' && beginsWithALineOfJson(letters)) {
            return new JsonRows(new LineFrames(letters));
        }
        return first == '{' || first == '[' ? new JsonRows(new JsonFrames(letters)) : CsvRows.under(letters);
    }

    private static int passSpace(Letters letters) throws IOException {
        StringBuilder passed = new StringBuilder();
        while (letters.peek() != Letters.END && letters.peek() <= ' ' && passed.length() < Frame.LONGEST) {
            passed.append((char) letters.next());
        }
        int first = letters.peek();
        // Blank lines count as lines.
        letters.putBack(passed, 0);
        return first;
    }

    /** Whether the first line is one whole request, and not a document that stands in one line. */
    private static boolean beginsWithALineOfJson(Letters letters) throws IOException {
        StringBuilder read = new StringBuilder();
        boolean content = false;
        while (letters.peek() != Letters.END && read.length() < Frame.LONGEST) {
            char c = (char) letters.next();
            read.append(c);
            if (content && (c == '\n' || c == '\r')) {
                break;
            }
            content |= c > ' ';
        }
        JsonNode line = object(read.toString());
        letters.putBack(read, 0);
        return line != null && !line.path("requests").isArray();
    }

    private static @Nullable JsonNode object(String line) {
        JsonNode tree = JsonText.read(line);
        return tree != null && tree.isObject() ? tree : null;
    }
}
