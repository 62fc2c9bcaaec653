package io.genesysdsr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.deadline.Deadlines;
import io.genesysdsr.identity.ProofReader;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Submission;
import io.genesysdsr.request.Submission.Correction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one row into a submission, or into the reasons why it is none; all reasons at once. */
@Component
class RowReader {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(5);

    private final ProofReader proofs;
    private final Clock clock;
    private final Deadlines deadlines;
    private final IntakeSettings settings;

    RowReader(ProofReader proofs, Clock clock, Deadlines deadlines, IntakeSettings settings) {
        this.proofs = proofs;
        this.clock = clock;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    /** What became of a row: a submission, or reasons. */
    record Reading(@Nullable Submission submission, Reasons reasons) {}

    Reading read(IntakeRow row) {
        Reasons reasons = new Reasons();
        String reference = text(row.reference(), "reference", 200, reasons);
        Regulation regulation = constant(Regulation.class, row.regulation(), "regulation", reasons);
        Right right = constant(Right.class, row.subjectRight(), "subject_right", reasons);
        Instant receivedAt = receivedAt(row, reasons);
        String country = country(row.country(), reasons);
        String language = language(row.language(), reasons);
        List<Identifier> identifiers = Identifiers.read(row.identifiers(), country, reasons);
        List<Proof> proved = proofs(row.proof(), reference, identifiers, reasons);
        List<Correction> corrections = corrections(row.corrections(), right, country, reasons);
        String name = optionalText(row.subjectName(), "subject_name", 500, reasons);
        if (!reasons.isEmpty() || reference == null || regulation == null || right == null || receivedAt == null) {
            return new Reading(null, reasons);
        }
        return new Reading(
                new Submission(
                        reference,
                        row.channel().toLowerCase(Locale.ROOT),
                        regulation,
                        right,
                        receivedAt,
                        deadlines.due(regulation, country, receivedAt),
                        name,
                        identifiers,
                        proved,
                        corrections,
                        country,
                        language),
                reasons);
    }

    /**
     * Fetches what the row's proof is checked by: by network, and so before a transaction begins.
     *
     * @throws io.genesysdsr.failure.TryLater where it cannot be fetched now
     */
    void prepare(@Nullable JsonNode proof) {
        proofs.prepare(proof);
    }

    /** When an answer is due to a row that is no request yet: by the law that it names, else by the shortest of all. */
    Instant dueAtTheEarliest(IntakeRow row) {
        Reasons unheard = new Reasons();
        Regulation regulation = constant(Regulation.class, row.regulation(), "regulation", unheard);
        Instant claim = receivedAt(row, unheard);
        Instant receivedAt =
                claim == null ? OffsetDateTime.parse(row.insertedAt()).toInstant() : claim;
        return regulation == null
                ? deadlines.earliest(receivedAt)
                : deadlines.due(regulation, country(row.country(), unheard), receivedAt);
    }

    /** Reads the column {@code proof} of a row that was accepted without enough. */
    List<Proof> proofs(IntakeRow row, List<Identifier> identifiers, Reasons reasons) {
        List<Proof> read = proofs(row.proof(), row.reference(), identifiers, reasons);
        if (read.isEmpty() && reasons.isEmpty()) {
            reasons.add("proof", "is missing");
        }
        return read;
    }

    private static @Nullable String text(@Nullable String value, String column, int longest, Reasons reasons) {
        if (value == null || value.isBlank()) {
            reasons.add(column, "is missing");
            return null;
        }
        return optionalText(value, column, longest, reasons);
    }

    private static @Nullable String optionalText(@Nullable String value, String column, int longest, Reasons reasons) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.strip().length() > longest || value.chars().anyMatch(Character::isISOControl)) {
            reasons.add(column, "must have at most " + longest + " characters and no control characters");
            return null;
        }
        if (!Texts.isWhole(value)) {
            reasons.add(column, Texts.MEND);
            return null;
        }
        return value.strip();
    }

    private static <E extends Enum<E>> @Nullable E constant(
            Class<E> type, @Nullable String value, String column, Reasons reasons) {
        String wanted =
                value == null ? "" : value.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : Objects.requireNonNull(type.getEnumConstants())) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        reasons.add(column, "must be one of " + Arrays.toString(type.getEnumConstants()));
        return null;
    }

    /** The sender's claim where it is plausible, else the moment at which it came in here: the law's clock starts then. */
    private @Nullable Instant receivedAt(IntakeRow row, Reasons reasons) {
        Instant cameIn = OffsetDateTime.parse(row.insertedAt()).toInstant();
        if (row.receivedAt() == null) {
            return cameIn;
        }
        Instant claim = ReceivedAt.read(row.receivedAt());
        if (claim == null) {
            reasons.add("received_at", ReceivedAt.MEND);
            return null;
        }
        Instant now = clock.instant();
        boolean plausible =
                claim.isAfter(now.minus(settings.oldestClaim())) && claim.isBefore(now.plus(TOLERATED_SKEW));
        return plausible ? claim : cameIn;
    }

    private static @Nullable String country(@Nullable String value, Reasons reasons) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String country = value.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            reasons.add("country", "must be a country code of two letters (ISO 3166-1), such as DE");
            return null;
        }
        return country;
    }

    private static @Nullable String language(@Nullable String value, Reasons reasons) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return new Locale.Builder().setLanguageTag(value.strip()).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            reasons.add("language", "must be a language tag (BCP 47), such as de or en-GB");
            return null;
        }
    }

    private List<Proof> proofs(
            @Nullable JsonNode column, @Nullable String reference, List<Identifier> identifiers, Reasons reasons) {
        if (column != null && !Texts.isWhole(column)) {
            reasons.add("proof", Texts.MEND);
            return List.of();
        }
        ProofReader.Reading read = proofs.read(column, reference == null ? "" : reference, identifiers);
        read.faults().forEach(f -> reasons.add(f.column(), f.mend()));
        return read.proofs();
    }

    private static List<Correction> corrections(
            @Nullable JsonNode column, @Nullable Right right, @Nullable String country, Reasons reasons) {
        boolean given = column != null && !column.isNull() && !(column.isArray() && column.isEmpty());
        if (right != Right.RECTIFICATION) {
            if (given && right != null) {
                reasons.add("corrections", "is for RECTIFICATION only");
            }
            return List.of();
        }
        if (column == null || !given || !column.isArray()) {
            reasons.add(
                    "corrections",
                    "give a JSON array of at least one {\"kind\": ..., \"existing\": ..., \"updated\": ...}, each name once");
            return List.of();
        }
        List<Correction> read = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            correction(column.get(i), "corrections[" + i + "]", country, reasons, read);
        }
        return read;
    }

    private static void correction(
            JsonNode entry, String column, @Nullable String country, Reasons reasons, List<Correction> read) {
        IdentifierKind kind = Identifiers.kind(entry.path("kind"), column + ".kind", reasons);
        if (kind == null) {
            return;
        }
        Identifier existing = Identifiers.value(kind, entry.path("existing"), column + ".existing", country, reasons);
        Identifier updated = Identifiers.value(kind, entry.path("updated"), column + ".updated", country, reasons);
        if (existing != null && updated != null) {
            read.add(new Correction(kind, existing.value(), updated.value()));
        }
    }
}
