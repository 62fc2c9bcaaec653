package io.genesysdsr.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the intake table from becoming a store of personal data (GDPR article 5(1)(e), storage limitation). */
@Component("intakeHygiene")
public class IntakeHygiene {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeHygiene.class);

    private final IntakeStore rows;
    private final HeldRowStore held;
    private final IntakeSettings settings;

    IntakeHygiene(IntakeStore rows, HeldRowStore held, IntakeSettings settings) {
        this.rows = rows;
        this.held = held;
        this.settings = settings;
    }

    /** Empties the personal columns of refused rows that were not mended in time. */
    public void purgeRefused() {
        int emptied = rows.purgeRefused(settings.keepRefusedDays());
        LOG.info("Emptied {} refused intake rows that were not mended in {} days", emptied, settings.keepRefusedDays());
    }

    /** Empties those of rows that wait for a person for too long; the mails stay where they are, and so do the reviews. */
    public void purgeHeld() {
        int emptied = held.purge(settings.keepReviewDays());
        LOG.info("Emptied {} intake rows whose mails nobody decided in {} days", emptied, settings.keepReviewDays());
    }
}
