package io.genesysdsr.intake;

import io.genesysdsr.request.Register;
import io.genesysdsr.request.Submission;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters rows of the intake table, each in one transaction that also empties the row's personal columns. */
@Component("intake")
public class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final RowReader reader;
    private final IntakeStore rows;
    private final Register register;

    Intake(RowReader reader, IntakeStore rows, Register register) {
        this.reader = reader;
        this.rows = rows;
        this.register = register;
    }

    /** A row that was claimed and is not read yet: what it holds may be too much to be read. */
    public IntakeRow lent(long id) {
        return IntakeRow.numbered(id);
    }

    /**
     * Accepts a row, refuses it with its reasons, recognises a reference that was entered before, or, where the row
     * waited for proof, notes the proof.
     */
    @Transactional
    public void accept(IntakeRow row) {
        if (!rows.isStillClaimed(row.id())) {
            return;
        }
        if (row.requestId() != null) {
            prove(row, row.requestId());
            return;
        }
        RowReader.Reading reading = reader.read(row);
        Submission submission = reading.submission();
        if (submission == null) {
            rows.refuse(row.id(), reading.reasons().toString());
            return;
        }
        Optional<UUID> entered = register.enter(submission);
        if (entered.isPresent()) {
            String state = submission.proof() == null ? "AWAITING_PROOF" : "ACCEPTED";
            rows.accept(row.id(), state, entered.get(), submission.deadlineAt());
        } else {
            rows.duplicate(row.id(), register.entered(submission.reference()).orElseThrow());
        }
    }

    /** A row that waited for proof was given some. */
    private void prove(IntakeRow row, UUID requestId) {
        Reasons reasons = new Reasons();
        Submission.Proof proof = reader.proof(row, reasons);
        if (reasons.isEmpty()) {
            rows.emptyProof(row.id());
            register.prove(requestId, Objects.requireNonNull(proof));
        } else {
            rows.refuseProof(row.id(), reasons.toString());
        }
    }

    /** Something unforeseen happened to a row: it is set aside, loudly, and the others go on. */
    public void stumbled(IntakeRow row, Exception failure) {
        LOG.error("Intake row {} hit a bug: {}", row.id(), failure.getClass().getName());
        rows.refuse(row.id(), "intake-101: the row could not be processed, ask the operators");
    }
}
