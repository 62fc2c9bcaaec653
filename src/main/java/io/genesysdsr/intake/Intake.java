package io.genesysdsr.intake;

import io.genesysdsr.deadline.Clocks;
import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.Deliveries;
import io.genesysdsr.request.Deliveries.Delivery;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.Proofs;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Sender;
import io.genesysdsr.request.Submission;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters rows of the intake table, each in one transaction that also empties the row's personal columns. */
@Component("intake")
public class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String REPEATED = "reference: was received before";
    private static final String JOINED = "identifiers: the same is asked for in a request that is still open";
    private static final String CONFLICTING =
            "was received before for something else; give this request a reference of its own";

    private final RowReader reader;
    private final IntakeStore rows;
    private final Register register;
    private final Deliveries deliveries;
    private final Clocks clocks;
    private final Proofs proofs;

    Intake(RowReader reader, IntakeStore rows, Register register, Deliveries deliveries, Clocks clocks, Proofs proofs) {
        this.reader = reader;
        this.rows = rows;
        this.register = register;
        this.deliveries = deliveries;
        this.clocks = clocks;
        this.proofs = proofs;
    }

    /** A row that was claimed and is not read yet: what it holds may be too much to be read. */
    public IntakeRow lent(long id) {
        return IntakeRow.numbered(id);
    }

    /**
     * Fetches what the row's proof is checked by, before the row is locked.
     *
     * @throws TryLater where it cannot be fetched now
     */
    public void prepare(IntakeRow row) {
        reader.prepare(row.proof());
    }

    /**
     * Accepts a row, refuses it with its reasons, recognises what was received before, or, where the row waited for
     * proof, notes the proof.
     */
    @Transactional
    public void accept(IntakeRow row) {
        if (!rows.isStillClaimed(row.id())) {
            return;
        }
        if (row.requestId() != null) {
            prove(row, row.requestId());
        } else {
            take(row);
        }
    }

    /** Takes a new row, in the transaction of the caller; returns why it is refused, or no reason where it is taken. */
    Reasons take(IntakeRow row) {
        RowReader.Reading reading = reader.read(row);
        Submission submission = reading.submission();
        Reasons reasons = reading.reasons();
        if (submission != null) {
            enter(row, submission, reasons);
        }
        if (!reasons.isEmpty()) {
            rows.refuse(row.id(), reasons.toString());
        }
        return reasons;
    }

    private void enter(IntakeRow row, Submission submission, Reasons reasons) {
        Sender sender = row.sender() == null ? Sender.of(row.channel()) : Sender.of(row.channel(), row.sender());
        Delivery delivery = deliveries.receive(submission, sender, row.verification());
        switch (delivery.kind()) {
            case ENTERED -> {
                clocks.start(delivery.requestId());
                rows.accept(row.id(), delivery.requestId());
            }
            case REPEATED -> rows.duplicate(row.id(), delivery.requestId(), REPEATED);
            case JOINED -> rows.duplicate(row.id(), delivery.requestId(), JOINED);
            case CONFLICTING -> reasons.add("reference", CONFLICTING);
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
