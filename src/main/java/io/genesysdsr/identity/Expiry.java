package io.genesysdsr.identity;

import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Strength;
import io.genesysdsr.request.Unproved;
import io.genesysdsr.request.Unproved.Overdue;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends requests that nobody proved in time, as their regulation says. Under the CCPA the 45 days run whatever verification
 * takes (11 CCR section 7021(b)), and a request for specific pieces that cannot be verified for them is to be treated as
 * one for categories (section 7024), where it is verified for those. Under the UK GDPR the clock stands until identity is
 * proved (article 12A), so that the deadline ends nothing.
 */
@Component("expiry")
public class Expiry {

    /** Specific pieces were not disclosed; categories are to be told. */
    static final String CATEGORIES_ONLY = "proof-511";
    /** Nobody proved who is asking before the answer was due. */
    static final String NOT_PROVED = "proof-512";
    /** The clock stood, and nobody proved who is asking for as long as we wait. */
    static final String NOT_PROVED_WHILE_STANDING = "proof-513";

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final int AT_ONCE = 200;

    private final Unproved unproved;
    private final ExpirySettings settings;

    Expiry(Unproved unproved, ExpirySettings settings) {
        this.unproved = unproved;
        this.settings = settings;
    }

    /** Ends what is overdue; the rest of a great many waits for the next time. */
    @Transactional
    public void endUnproved() {
        var overdue = unproved.overdue(settings.standing(), settings.patience(), settings.beforeDeadline(), AT_ONCE);
        overdue.forEach(o -> unproved.expire(o.request(), code(o), details(o)));
        if (!overdue.isEmpty()) {
            LOG.info("Ended {} requests that nobody proved in time", overdue.size());
        }
    }

    private String code(Overdue overdue) {
        Request request = overdue.request();
        if (settings.standing().contains(request.regulation())) {
            return NOT_PROVED_WHILE_STANDING;
        }
        return isForCategories(overdue) ? CATEGORIES_ONLY : NOT_PROVED;
    }

    /** Categories need a reasonable degree of certainty, one factor, where specific pieces need more (section 7062). */
    private static boolean isForCategories(Overdue overdue) {
        Request request = overdue.request();
        return request.regulation() == Regulation.CCPA
                && request.right() == Right.ACCESS
                && overdue.proved().reaches(Strength.ONE_FACTOR);
    }

    private static Map<String, ?> details(Overdue overdue) {
        return Map.of("proved", overdue.proved(), "treatedAs", isForCategories(overdue) ? "CATEGORIES" : "DENIED");
    }
}
