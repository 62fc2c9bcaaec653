package io.genesysdsr.intake;

import io.genesysdsr.deadline.DeadlinesTest;
import io.genesysdsr.identity.ProofReaders;
import java.time.Clock;
import java.time.Duration;

/** What {@code accept} says to a row, for tests of those who make rows. */
public final class Judgement {

    private static final RowReader READER = new RowReader(
            ProofReaders.trustingNobody(),
            Clock.systemUTC(),
            DeadlinesTest.german(),
            new IntakeSettings(Duration.ofSeconds(1), 30, 60, "0 0 3 * * ?", Duration.ofDays(366)));

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
