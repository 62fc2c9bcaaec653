package io.genesysdsr.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The moment of receipt as senders of every channel write it. */
public final class ReceivedAt {

    static final String MEND = "must be a time with its offset (RFC 3339), such as 2026-01-15T09:12:00+01:00, or a day";

    private static final Pattern DATE_AND_SPACE = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d) ");

    private ReceivedAt() {}

    /**
     * Reads a time with its offset (RFC 3339, which allows a space for the T), or a day, which then began at midnight UTC.
     *
     * @return null where it is neither, or of a year that RFC 3339 cannot write and PostgreSQL need not hold
     */
    public static @Nullable Instant read(String text) {
        String claim = text.strip();
        try {
            OffsetDateTime time = claim.length() == 10
                    ? LocalDate.parse(claim).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(DATE_AND_SPACE.matcher(claim).replaceFirst("$1T"));
            return time.getYear() >= 1 && time.getYear() <= 9999 ? time.toInstant() : null;
        } catch (DateTimeException e) {
            // Its message quotes the value.
            return null;
        }
    }
}
