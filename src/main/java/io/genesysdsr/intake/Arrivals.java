package io.genesysdsr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests that channels of our own bring: each is staged as a row of the intake table and taken as any other. */
@Component
public class Arrivals {

    private final IntakeStore rows;
    private final HeldRowStore held;
    private final Intake intake;
    private final RowReader reader;

    Arrivals(IntakeStore rows, HeldRowStore held, Intake intake, RowReader reader) {
        this.rows = rows;
        this.held = held;
        this.intake = intake;
        this.reader = reader;
    }

    /** What is wrong with a column of the intake table, and how it is mended; quotes nothing of what was sent. */
    public record Fault(String column, String mend) {}

    /**
     * What became of an arrival.
     *
     * @param row of the intake table
     * @param requestId the request that it is, or repeats; null where it was refused
     * @param duplicate whether it repeats a request
     * @param faults why it was refused; empty where it was taken
     */
    public record Taken(long row, @Nullable UUID requestId, boolean duplicate, List<Fault> faults) {}

    /**
     * Fetches what the proof is checked by, before the transaction begins in which its request is taken.
     *
     * @param proof as it was given, or null
     * @throws io.genesysdsr.failure.TryLater where it cannot be fetched now
     */
    public void prepare(@Nullable JsonNode proof) {
        reader.prepare(proof);
    }

    /** The same for what must not be lost: where it is refused, its row waits for a person, with the code and the reasons. */
    @Transactional
    public Taken takeOrHold(Arrival arrival, String code, UUID mail) {
        IntakeRow row = rows.stage(arrival);
        Reasons reasons = intake.take(row);
        if (!reasons.isEmpty()) {
            held.hold(row.id(), code + ": " + reasons, mail, reader.dueAtTheEarliest(row));
        }
        IntakeStore.Became became = rows.became(row.id());
        return new Taken(row.id(), became.requestId(), became.duplicate(), List.of());
    }

    /** Does not even try to take it: its row waits for a person who reads the mail that it came in. */
    @Transactional
    public void hold(Arrival arrival, String code, String reason, UUID mail) {
        IntakeRow row = rows.stage(arrival);
        held.hold(row.id(), code + ": " + reason, mail, reader.dueAtTheEarliest(row));
    }

    /** Stages and takes it, in one transaction; a caller who wants no trace of a refused one rolls back. */
    @Transactional
    public Taken take(Arrival arrival) {
        IntakeRow row = rows.stage(arrival);
        List<Fault> faults = intake.take(row).all().stream()
                .map(r -> new Fault(r.column(), r.mend()))
                .toList();
        IntakeStore.Became became = rows.became(row.id());
        return new Taken(row.id(), became.requestId(), became.duplicate(), faults);
    }
}
