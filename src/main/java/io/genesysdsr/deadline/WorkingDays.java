package io.genesysdsr.deadline;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells days of work from Saturdays, Sundays and the public holidays of a country. */
final class WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Map<String, String> regions;

    /** @param regions for countries whose holidays differ inside, the part whose holidays count, as Jollyday names it */
    WorkingDays(Map<String, String> regions) {
        this.regions = regions;
    }

    /** Whether holidays of the country are known at all. */
    static boolean knows(String country) {
        return HolidayManager.getSupportedCalendarCodes().stream().anyMatch(country::equalsIgnoreCase);
    }

    boolean isWorked(LocalDate day, String country) {
        return !WEEKEND.contains(day.getDayOfWeek()) && !isHoliday(day, country);
    }

    private boolean isHoliday(LocalDate day, String country) {
        String region = regions.get(country);
        String[] inside = region == null ? new String[0] : region.split("\\.");
        // One manager a country: the library keeps them, and what they know of a year.
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)))
                .isHoliday(day, HolidayType.PUBLIC_HOLIDAY, inside);
    }

    /** The day itself where it is worked, else the next one that is. */
    LocalDate onOrAfter(LocalDate day, String country) {
        LocalDate worked = day;
        while (!isWorked(worked, country)) {
            worked = worked.plusDays(1);
        }
        return worked;
    }

    /** The last of so many working days after a day, which is not counted. */
    LocalDate after(LocalDate day, int days, String country) {
        LocalDate last = day;
        for (int i = 0; i < days; i++) {
            last = onOrAfter(last.plusDays(1), country);
        }
        return last;
    }
}
