package io.genesysdsr.deadline;

import io.genesysdsr.request.Regulation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decides when the answer to one request is due.
 *
 * @param regulation the law
 * @param country of the person, ISO 3166-1 alpha-2, or null: whose holidays count, where the law leaves a choice
 * @param receivedAt when the request was received
 * @param extended whether the person was told, with the reason, that it takes longer
 * @param pauses the times during which the clock stood, each at its end
 */
public record Course(
        Regulation regulation, @Nullable String country, Instant receivedAt, boolean extended, List<Pause> pauses) {

    /** A request of which nothing but its receipt is known. */
    public static Course of(Regulation regulation, @Nullable String country, Instant receivedAt) {
        return new Course(regulation, country, receivedAt, false, List.of());
    }

    Course within(boolean longer) {
        return new Course(regulation, country, receivedAt, longer, pauses);
    }
}
