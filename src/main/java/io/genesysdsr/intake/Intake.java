package io.genesysdsr.intake;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.Proofs;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Submission;
import java.util.List;
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
    private final Proofs proofs;

    Intake(RowReader reader, IntakeStore rows, Register register, Proofs proofs) {
        this.reader = reader;
        this.rows = rows;
        this.register = register;
        this.proofs = proofs;
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
            rows.accept(row.id(), entered.get());
        } else {
            rows.duplicate(row.id(), register.entered(submission.reference()).orElseThrow());
        }
    }

    /** A row that waited for proof was given some. */
    private void prove(IntakeRow row, UUID requestId) {
        Reasons reasons = new Reasons();
        List<Proof> read = reader.proofs(row, register.submitted(requestId), reasons);
        if (!reasons.isEmpty()) {
            rows.refuseProof(row.id(), reasons.toString());
            return;
        }
        boolean usedBefore = false;
        for (Proof proof : read) {
            usedBefore |= proofs.note(requestId, proof) == Proofs.Noted.USED_BEFORE;
        }
        rows.accept(row.id(), requestId);
        if (usedBefore) {
            rows.refuseProof(row.id(), "proof.token: was used before; get a new one");
        }
    }

    /**
     * What could not be done now comes again when the row's claim ends. Anything else is a bug: the row is set aside,
     * loudly, and the others go on.
     */
    public void stumbled(IntakeRow row, Exception failure) {
        if (Failure.in(failure) instanceof TryLater later) {
            LOG.info("Intake row {} comes again: {}", row.id(), later.code());
            return;
        }
        LOG.error("Intake row {} hit a bug: {}", row.id(), failure.getClass().getName());
        rows.refuse(row.id(), "intake-101: the row could not be processed, ask the operators");
    }
}
