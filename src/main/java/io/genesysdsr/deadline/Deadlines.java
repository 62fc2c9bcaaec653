package io.genesysdsr.deadline;

import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Computes when an answer is due, from the table of laws and nothing else. Days are those of the time zone that is set
 * for the law ({@code dsr.deadline.zones}); a period ends with the last second of its last day there.
 *
 * <p>Months are counted as article 3 of Regulation (EEC, Euratom) 1182/71 says: the day of receipt is not counted; the
 * period ends with the day of the same number, or the last day of a month that lacks it; and where that is a Saturday, a
 * Sunday or a public holiday, with the next working day.
 */
@Component("deadlines")
public class Deadlines {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    /** Where Regulation 1182/71 holds: the European Union, and the European Economic Area. */
    private static final Set<String> EUROPE = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private final DeadlineSettings settings;
    private final WorkingDays days;

    Deadlines(DeadlineSettings settings) {
        this.settings = settings;
        this.days = new WorkingDays(settings.regions());
    }

    /** When the answer to a request is due of which nothing but its receipt is known. */
    public Instant due(Regulation regulation, @Nullable String country, Instant receivedAt) {
        return due(Course.of(regulation, country, receivedAt));
    }

    /** When an answer is due at the earliest, whichever law it turns out to be asked for under. */
    public Instant earliest(Instant receivedAt) {
        return Arrays.stream(Regulation.values())
                .map(regulation -> due(regulation, null, receivedAt))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the answer is due. */
    public Instant due(Course course) {
        Rule rule = rule(course.regulation());
        Period period = course.extended() ? Objects.requireNonNull(rule.longest(), "no extension") : rule.first();
        LocalDate end = begin(course, rule).plus(period).plusDays(leftOut(course, rule));
        return endOf(rule.rolls() ? days.onOrAfter(end, calendar(course, rule)) : end, course.regulation());
    }

    /** Until when an extension may be announced: the end of the first period. */
    public Instant extendableUntil(Course course) {
        return due(course.within(false));
    }

    /** When receipt must be confirmed; empty where the law asks for no confirmation. */
    public Optional<Instant> confirmBy(Course course) {
        Rule rule = rule(course.regulation());
        if (rule.confirmWithin() == 0) {
            return Optional.empty();
        }
        LocalDate last =
                days.after(day(course.receivedAt(), course.regulation()), rule.confirmWithin(), calendar(course, rule));
        return Optional.of(endOf(last, course.regulation()));
    }

    /** Whether the law knows a longer period at all. */
    public boolean isExtendable(Regulation regulation) {
        return rule(regulation).longest() != null;
    }

    /** Whether such a wait stops the clock. */
    public boolean isPausable(Regulation regulation, Right right, PauseReason reason) {
        return rule(regulation).mayPause(reason, right);
    }

    /** The time zone whose days are counted. */
    public ZoneId zone(Regulation regulation) {
        return Objects.requireNonNull(settings.zones().get(regulation));
    }

    private Rule rule(Regulation regulation) {
        return Rule.of(regulation, settings.gdprIdentityPause());
    }

    private LocalDate begin(Course course, Rule rule) {
        LocalDate begin = day(course.receivedAt(), course.regulation());
        for (Pause pause : course.pauses()) {
            LocalDate end = day(pause.until(), course.regulation());
            if (rule.pauses().get(pause.reason()) == Rule.Effect.BEGINS_ANEW && end.isAfter(begin)) {
                begin = end;
            }
        }
        return begin;
    }

    /** How many days do not count; one that two pauses share is left out once, one before the begin not at all. */
    private int leftOut(Course course, Rule rule) {
        LocalDate begin = begin(course, rule);
        Set<LocalDate> left = new HashSet<>();
        for (Pause pause : course.pauses()) {
            LocalDate from = day(pause.from(), course.regulation());
            LocalDate until = day(pause.until(), course.regulation());
            Rule.Effect effect = rule.pauses().get(pause.reason());
            if (effect == Rule.Effect.LEAVES_OUT_ITS_DAYS) {
                from.datesUntil(until.plusDays(1)).forEach(left::add);
            } else if (effect == Rule.Effect.LEAVES_OUT_THE_DAYS_BETWEEN) {
                LocalDate next = from.plusDays(1);
                next.datesUntil(until.isAfter(next) ? until : next).forEach(left::add);
            }
        }
        return (int) left.stream().filter(day -> day.isAfter(begin)).count();
    }

    private String calendar(Course course, Rule rule) {
        if (rule.calendar() != null) {
            return rule.calendar();
        }
        String country = course.country();
        return country != null && EUROPE.contains(country) && WorkingDays.knows(country)
                ? country
                : settings.companyCountry();
    }

    private LocalDate day(Instant at, Regulation regulation) {
        return at.atZone(zone(regulation)).toLocalDate();
    }

    private Instant endOf(LocalDate day, Regulation regulation) {
        return day.atTime(LAST_SECOND).atZone(zone(regulation)).toInstant();
    }
}
