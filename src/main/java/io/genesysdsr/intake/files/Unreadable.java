package io.genesysdsr.intake.files;

/** A file of which no row can be told. Its message is its error code and nothing else. */
final class Unreadable extends Exception {

    static final String NO_TEXT = "intake-111";
    static final String EMPTY = "intake-112";
    static final String NO_HEADER = "intake-113";
    static final String COLUMN_TWICE = "intake-114";

    Unreadable(String code) {
        super(code);
    }

    String code() {
        return String.valueOf(getMessage());
    }
}
