package io.genesysdsr.intake;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails that wait for a person, and what the person decides. The first decision counts. */
@Component
public class MailReviews {

    private static final Logger LOG = LoggerFactory.getLogger(MailReviews.class);
    private static final String DISMISSED = "intake-144";

    private final HeldRowStore held;

    MailReviews(HeldRowStore held) {
        this.held = held;
    }

    /** Everything that waits, the nearest deadline first. */
    public List<MailReview> open() {
        return held.open();
    }

    /**
     * Takes a row as a request that a person has filled in; where it has mistakes it comes back with them.
     *
     * @return false where nothing under that id waits
     */
    @Transactional
    public boolean takeUp(UUID id) {
        return held.takeUp(id);
    }

    /**
     * Ends it without a request, and empties its row. Nothing is sent: its sender was told that a person reads it, and what
     * a person has to say to it no program can.
     *
     * @param actor who decides; stays in the row
     * @return false where nothing under that id waits
     */
    @Transactional
    public boolean dismiss(UUID id, String actor) {
        boolean dismissed = held.dismiss(id, DISMISSED + ": dismissed as no request", actor);
        if (dismissed) {
            LOG.info("{} the mail of review {} was dismissed as no request", DISMISSED, id);
        }
        return dismissed;
    }
}
