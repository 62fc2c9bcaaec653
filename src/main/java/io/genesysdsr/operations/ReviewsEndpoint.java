package io.genesysdsr.operations;

import io.genesysdsr.intake.MailReview;
import io.genesysdsr.intake.MailReviews;
import io.genesysdsr.request.Decision;
import io.genesysdsr.request.Phase;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Review;
import io.genesysdsr.request.ReviewNotOpen;
import io.genesysdsr.request.Reviews;
import io.genesysdsr.request.Right;
import io.genesysdsr.resolution.Candidates;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * What waits for a person, at {@code /actuator/reviews} of the management port: GET lists it, POST to
 * {@code /actuator/reviews/<id>} with {@code {"decision": "RETRY"}} decides it. {@code CHOOSE} needs numbers of candidates
 * as well: {@code {"decision": "CHOOSE", "candidates": "1, 2"}}.
 */
@Component
@WebEndpoint(id = "reviews")
class ReviewsEndpoint {

    private static final String DISMISS = "DISMISS";

    private final Reviews reviews;
    private final MailReviews mails;
    private final Candidates candidates;

    ReviewsEndpoint(Reviews reviews, MailReviews mails, Candidates candidates) {
        this.reviews = reviews;
        this.mails = mails;
        this.candidates = candidates;
    }

    /**
     * One {@link Review}, as it is shown.
     *
     * @param reference the sender's, which may be personal: shown to operators only
     */
    record Shown(
            UUID id,
            UUID requestId,
            @Nullable String reference,
            Regulation regulation,
            Right right,
            @Nullable String system,
            @Nullable Phase phase,
            @Nullable String code,
            @Nullable Instant since,
            Instant deadline,
            List<Decision> decisions) {}

    /** A mail that a person must read, as it is shown; nothing of it is personal. */
    record ShownMail(
            UUID id,
            String reference,
            String code,
            String reason,
            Instant since,
            Instant deadline,
            MailReview.Answer answer,
            List<String> decisions) {}

    /** What waits, the nearest deadline first; of the reviews at most as many as {@link Reviews#open} gives. */
    @ReadOperation
    Map<String, List<?>> open(SecurityContext who) {
        boolean operator = who.isUserInRole(OperationsSettings.Role.OPERATOR.name());
        return Map.of(
                "reviews", reviews.open().stream().map(r -> shown(r, operator)).toList(),
                "mails", mails.open().stream().map(ReviewsEndpoint::shown).toList());
    }

    /**
     * 204 where the decision counts, 409 where nothing under that id waits for it, 400 where it is no decision.
     *
     * @param candidates the numbers that are chosen; with {@code CHOOSE} alone
     */
    @WriteOperation
    WebEndpointResponse<@Nullable Map<String, String>> decide(
            @Selector UUID id,
            String decision,
            @org.springframework.lang.Nullable Integer[] candidates,
            SecurityContext who) {
        Principal principal = who.getPrincipal();
        if (principal == null) {
            return new WebEndpointResponse<>(403);
        }
        if (!decision.equals(DISMISS)
                && Arrays.stream(Decision.values()).noneMatch(d -> d.name().equals(decision))) {
            return new WebEndpointResponse<>(
                    Map.of("reason", "The decision must be one of those that the list names for this id."), 400);
        }
        return counts(id, decision, numbers(candidates), principal.getName())
                ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT)
                : new WebEndpointResponse<>(
                        Map.of("reason", "Nothing under this id waits for that decision any more; look again."), 409);
    }

    private boolean counts(UUID id, String decision, Set<Integer> chosenNumbers, String actor) {
        if (decision.equals(DISMISS)) {
            return mails.dismiss(id, actor);
        }
        Decision chosen = Decision.valueOf(decision);
        if (chosen == Decision.RETRY && mails.takeUp(id)) {
            return true;
        }
        try {
            if (chosen == Decision.CHOOSE) {
                candidates.choose(id, chosenNumbers, actor);
            } else {
                reviews.decide(id, chosen, actor);
            }
            return true;
        } catch (ReviewNotOpen e) {
            return false;
        }
    }

    private static ShownMail shown(MailReview m) {
        return new ShownMail(
                m.id(),
                m.reference(),
                m.code(),
                m.reason(),
                m.since(),
                m.deadline(),
                m.answer(),
                List.of(Decision.RETRY.name(), DISMISS));
    }

    private static Set<Integer> numbers(Integer @Nullable [] chosen) {
        return chosen == null ? Set.of() : new HashSet<>(Arrays.asList(chosen));
    }

    private static Shown shown(Review r, boolean operator) {
        return new Shown(
                r.id(),
                r.requestId(),
                operator ? r.reference() : null,
                r.regulation(),
                r.right(),
                r.system(),
                r.phase(),
                r.code(),
                r.since(),
                r.deadline(),
                r.decisions());
    }
}
