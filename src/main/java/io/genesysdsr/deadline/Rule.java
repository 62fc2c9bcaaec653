package io.genesysdsr.deadline;

import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Right;
import java.time.Period;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each law says about time: one line a law. {@code docs/clock.md} explains each with its source.
 *
 * @param first how long there is for the answer; the day of receipt is not counted
 * @param longest the same after an extension, counted from receipt as well; null where there is none
 * @param rolls whether a period that ends on a day without work ends with the next working day
 * @param pauses which waits stop the clock, and how
 * @param confirmWithin working days for the confirmation of receipt; 0 where the law asks for none
 * @param calendar whose holidays count whatever the country of the person; null where that decides
 */
record Rule(
        Period first,
        @Nullable Period longest,
        boolean rolls,
        Map<PauseReason, Effect> pauses,
        int confirmWithin,
        @Nullable String calendar) {

    /** What a pause does to the period. */
    enum Effect {
        /** The period begins when what was asked for has come (the "relevant time" of UK GDPR article 12A(2)). */
        BEGINS_ANEW,
        /** The days from the one of the question to the one of the answer, both included, do not count (12A(5)(b)). */
        LEAVES_OUT_ITS_DAYS,
        /** Only whole days between question and answer do not count, where no text says which of the two does. */
        LEAVES_OUT_THE_DAYS_BETWEEN
    }

    private static final Map<Regulation, Rule> TABLE = Map.of(
            Regulation.GDPR,
            new Rule(Period.ofMonths(1), Period.ofMonths(3), true, Map.of(), 0, null),
            Regulation.UK_GDPR,
            new Rule(
                    Period.ofMonths(1),
                    Period.ofMonths(3),
                    true,
                    Map.of(
                            PauseReason.IDENTITY, Effect.BEGINS_ANEW,
                            PauseReason.FEE, Effect.BEGINS_ANEW,
                            PauseReason.CLARIFICATION, Effect.LEAVES_OUT_ITS_DAYS),
                    0,
                    "GB"),
            Regulation.CCPA,
            new Rule(Period.ofDays(45), Period.ofDays(90), false, Map.of(), 10, "US"),
            Regulation.LGPD,
            new Rule(Period.ofDays(15), null, false, Map.of(), 0, "BR"));

    /** @param identityPause whether a supervisory authority lets a check of identity stop the clock under the GDPR */
    static Rule of(Regulation regulation, boolean identityPause) {
        Rule rule = Objects.requireNonNull(TABLE.get(regulation));
        return regulation == Regulation.GDPR && identityPause
                ? rule.pausedBy(Map.of(PauseReason.IDENTITY, Effect.LEAVES_OUT_THE_DAYS_BETWEEN))
                : rule;
    }

    private Rule pausedBy(Map<PauseReason, Effect> more) {
        return new Rule(first, longest, rolls, more, confirmWithin, calendar);
    }

    /** Clarification is known for access only: article 12A(5) speaks of requests under article 15. */
    boolean mayPause(PauseReason reason, Right right) {
        return pauses.containsKey(reason) && (reason != PauseReason.CLARIFICATION || right == Right.ACCESS);
    }
}
