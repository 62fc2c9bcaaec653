package io.genesysdsr.intake.files;

/** A file in which no table can be read. Its message is a sentence that quotes nothing of the file. */
public final class NoTable extends Exception {

    NoTable(String sentence) {
        super(sentence);
    }

    /** Why not, and how it is mended. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
