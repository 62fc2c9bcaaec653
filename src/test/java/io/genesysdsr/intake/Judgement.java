package io.genesysdsr.intake;

import java.time.Clock;

/** What {@code accept} says to a row, for tests of those who make rows. */
public final class Judgement {

    private static final RowReader READER = new RowReader(Clock.systemUTC());

    private Judgement() {}

    /** The reasons against a row; empty where it is a request. */
    public static String on(IntakeRow row) {
        RowReader.Reading reading = READER.read(row);
        if ((reading.submission() == null) == reading.reasons().isEmpty()) {
            throw new AssertionError("Neither taken nor refused: row " + row.id());
        }
        return reading.reasons().toString();
    }
}
