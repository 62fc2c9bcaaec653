package io.genesysdsr.customers;

import io.genesysdsr.intake.NormalForm;
import io.genesysdsr.intake.files.CsvTable;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a row of an import by its header; what is wrong is told by column, with how it is mended, and nothing quoted. */
final class RowReader {

    static final Set<String> NEEDED = Set.of("customer", "party", "kind", "value");
    static final Set<String> COLUMNS = Set.of("customer", "party", "kind", "value", "from", "until", "country");

    private static final int LONGEST_KEY = 200;
    /** CRMs write the last day of this year for "still". */
    private static final int LAST_YEAR = 9999;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final List<String> header;

    RowReader(List<String> header) {
        this.header = header;
    }

    /**
     * What became of a row.
     *
     * @param row the row, or null where it is refused
     * @param reasons why it is refused: column and mend
     */
    record Verdict(@Nullable ImportRow row, Map<String, String> reasons) {}

    Verdict read(CsvTable.Line line) {
        if (line.cells() == null) {
            String problem = String.valueOf(line.problem());
            return new Verdict(null, Map.of("row", problem.replaceFirst("^row: ", "")));
        }
        Reading reading = new Reading(line.cells());
        ImportRow row = reading.row(line.number());
        return new Verdict(row, reading.reasons);
    }

    private final class Reading {

        private final Map<String, String> reasons = new LinkedHashMap<>();
        private final List<String> cells;

        Reading(List<String> cells) {
            this.cells = cells;
        }

        @Nullable
        ImportRow row(long number) {
            String customer = customer();
            Party party = constant("party", Party.values());
            Identifier identifier = identifier();
            LocalDate from = day("from");
            LocalDate until = day("until");
            if (until != null && until.getYear() == LAST_YEAR) {
                until = null;
            }
            if (from != null && until != null && until.isBefore(from)) {
                refuse("until", "must not be before from");
            }
            if (!reasons.isEmpty()) {
                return null;
            }
            Identifier held = Objects.requireNonNull(identifier);
            return new ImportRow(
                    number, customer, Objects.requireNonNull(party), new Held(held.kind(), held.value(), from, until));
        }

        private void refuse(String column, String mend) {
            reasons.putIfAbsent(column, mend);
        }

        private String cell(String column) {
            int at = header.indexOf(column);
            return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
        }

        private String customer() {
            String key = cell("customer");
            if (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
                refuse(
                        "customer",
                        "must be the customer's key, 1 to " + LONGEST_KEY + " characters without control characters");
            }
            return key;
        }

        private <E extends Enum<E>> @Nullable E constant(String column, E[] constants) {
            String wanted = cell(column).toUpperCase(Locale.ROOT).replace('-', '_');
            Optional<E> found = Arrays.stream(constants)
                    .filter(c -> c.name().equals(wanted))
                    .findFirst();
            if (found.isEmpty()) {
                refuse(column, "must be one of " + Arrays.toString(constants));
            }
            return found.orElse(null);
        }

        private @Nullable Identifier identifier() {
            IdentifierKind kind = constant("kind", IdentifierKind.values());
            String country = country();
            if (kind == null) {
                return null;
            }
            Identifier identifier = NormalForm.of(kind, cell("value"), country).orElse(null);
            if (identifier == null) {
                refuse("value", mend(kind));
            }
            return identifier;
        }

        private @Nullable String country() {
            String country = cell("country").toUpperCase(Locale.ROOT);
            if (!country.isEmpty() && !COUNTRIES.contains(country)) {
                refuse("country", "must be two letters (ISO 3166-1), or empty");
                return null;
            }
            return country.isEmpty() ? null : country;
        }

        private @Nullable LocalDate day(String column) {
            String day = cell(column);
            if (day.isEmpty()) {
                return null;
            }
            try {
                LocalDate read = LocalDate.parse(day);
                if (read.getYear() >= 1 && read.getYear() <= LAST_YEAR) {
                    return read;
                }
            } catch (DateTimeParseException e) {
                // Its message quotes the value: the reason below says what is wanted.
                refuse(column, "must be a day such as 2026-03-31, or empty");
                return null;
            }
            refuse(column, "must be a day such as 2026-03-31, or empty");
            return null;
        }
    }

    private static String mend(IdentifierKind kind) {
        return switch (kind) {
            case EMAIL -> "must be one e-mail address such as name@host.tld";
            case PHONE ->
                "must be a phone number with + and its country code (E.164), or one that is possible in the column country";
            default -> "must be a text of 1 to 500 characters without control characters";
        };
    }
}
