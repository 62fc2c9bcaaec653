package io.genesysdsr.identity;

import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Strength;
import io.genesysdsr.request.Unproved;
import io.genesysdsr.request.Unproved.Overdue;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends requests that nobody proved in time, as their regulation says. Under the CCPA the 45 days run whatever verification
 * takes (11 CCR section 7021(b)), and a request for specific pieces that cannot be verified for them is treated as one for
 * categories (section 7024), where it is verified for those: categories are told as the configuration describes them, and
 * nothing is looked up. Where the clock stands until identity is proved (UK GDPR article 12A), the deadline ends nothing.
 */
@Component("expiry")
public class Expiry {

    /** Specific pieces were not disclosed; categories are told. */
    static final String CATEGORIES_ONLY = "proof-511";
    /** Nobody proved who is asking before the answer was due. */
    static final String NOT_PROVED = "proof-512";
    /** The clock stood, and nobody proved who is asking for as long as we wait. */
    static final String NOT_PROVED_WHILE_STANDING = "proof-513";
    /** Categories were to be told, and none are described. */
    static final String NO_CATEGORIES = "proof-514";

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final int AT_ONCE = 200;

    private final Unproved unproved;
    private final ExpirySettings settings;
    private final DisclosureSettings disclosure;

    Expiry(Unproved unproved, ExpirySettings settings, DisclosureSettings disclosure) {
        this.unproved = unproved;
        this.settings = settings;
        this.disclosure = disclosure;
    }

    /** Ends what is overdue; the rest of a great many waits for the next time. */
    @Transactional
    public void endUnproved() {
        var overdue = unproved.overdue(settings.patience(), settings.beforeDeadline(), AT_ONCE);
        overdue.forEach(this::end);
        if (!overdue.isEmpty()) {
            LOG.info("Ended {} requests that nobody proved in time", overdue.size());
        }
    }

    private void end(Overdue overdue) {
        Request request = overdue.request();
        if (!isForCategories(overdue)) {
            deny(overdue, overdue.standing() ? NOT_PROVED_WHILE_STANDING : NOT_PROVED);
        } else if (!disclosure.isDescribed()) {
            LOG.warn(
                    "{} request {} is owed categories, and dsr.identity.disclosure has none",
                    NO_CATEGORIES,
                    request.id());
            deny(overdue, NO_CATEGORIES);
        } else {
            unproved.expire(
                    request,
                    RequestState.PARTLY_FULFILLED,
                    CATEGORIES_ONLY,
                    Map.of(
                            "proved", overdue.proved(),
                            "treatedAs", "CATEGORIES",
                            "told", disclosure.in(request.language())));
        }
    }

    private void deny(Overdue overdue, String code) {
        Map<String, Object> details = new HashMap<>(Map.of("proved", overdue.proved(), "treatedAs", "DENIED"));
        if (isForDisclosure(overdue.request()) && disclosure.namesPractices()) {
            // Whoever is denied is directed to the general practices (section 7024).
            details.put("told", disclosure.practices());
        }
        unproved.expire(overdue.request(), RequestState.REFUSED, code, details);
    }

    private static boolean isForDisclosure(Request request) {
        return request.regulation() == Regulation.CCPA && request.right() == Right.ACCESS;
    }

    /** Categories need a reasonable degree of certainty, one factor, where specific pieces need more (section 7062). */
    private static boolean isForCategories(Overdue overdue) {
        return isForDisclosure(overdue.request()) && overdue.proved().reaches(Strength.ONE_FACTOR);
    }
}
