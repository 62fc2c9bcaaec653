package io.genesysdsr.intake.files;

import org.jspecify.annotations.Nullable;

/**
 * The text of one row, whole and of bounded length, or what keeps it from being one. Personal data: its text shows the
 * number alone.
 *
 * @param row the row's number as its sender counts: of a line for CSV and NDJSON, of an element for a JSON list; from 1
 * @param text the row without its line's end; null where there is a problem
 * @param problem why there is no row, as a reason
 */
record Frame(long row, @Nullable String text, @Nullable String problem) {

    /** The longest row in characters: fifty identifiers and fifty corrections of the longest kind fit three times. */
    static final int LONGEST = 1 << 18;

    static final String TOO_LONG = "row: is longer than 262144 characters";
    static final String OPEN_QUOTE =
            "row: has a quotation mark that is not closed, or text behind a closed one; double each mark inside a value";
    static final String TORN = "row: the file ends in the middle of it, or a bracket is missing; send the rest again";
    static final String STRAY = "row: something that is no request follows or stands between the requests";

    static Frame of(long row, CharSequence text) {
        return new Frame(row, text.toString(), null);
    }

    static Frame broken(long row, String problem) {
        return new Frame(row, null, problem);
    }

    /** Whether what follows could not be told apart any more, so that the file as a whole needs to be looked at. */
    boolean isTorn() {
        return TORN.equals(problem) || STRAY.equals(problem);
    }

    @Override
    public String toString() {
        return "Frame[" + row + "]";
    }
}
