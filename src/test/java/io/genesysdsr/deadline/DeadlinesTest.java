package io.genesysdsr.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Right;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every deadline against a table of cases with their sources, {@code deadlines.csv} beside this class. */
public class DeadlinesTest {

    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    private final Deadlines deadlines = new Deadlines(settings(false));

    /** As a German company counts, for tests of those who read rows. */
    public static Deadlines german() {
        return new Deadlines(settings(false));
    }

    static DeadlineSettings settings(boolean identityPause) {
        Map<Regulation, Duration> before = Map.of(
                Regulation.GDPR, Duration.ofDays(7),
                Regulation.UK_GDPR, Duration.ofDays(7),
                Regulation.CCPA, Duration.ofDays(10),
                Regulation.LGPD, Duration.ofDays(4));
        Map<Regulation, ZoneId> zones = Map.of(
                Regulation.GDPR, ZoneId.of("Europe/Berlin"),
                Regulation.UK_GDPR, ZoneId.of("Europe/London"),
                Regulation.CCPA, LOS_ANGELES,
                Regulation.LGPD, ZoneId.of("America/Sao_Paulo"));
        return new DeadlineSettings(
                "DE",
                zones,
                Map.of("GB", "eng"),
                identityPause,
                before,
                List.of(50, 75, 90),
                Duration.ofDays(2),
                "0 * * * * ?");
    }

    @Test
    void whatLawIsMeantIsNotKnownSoTheShortestCounts() {
        Instant received = Instant.parse("2026-01-15T08:12:00Z");
        assertThat(deadlines.earliest(received))
                .isEqualTo(deadlines.due(Regulation.LGPD, null, received))
                .isEqualTo("2026-01-31T02:59:59Z");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deadlines")
    void anAnswerIsDueOnTheDayThatTheLawNames(String line, Course course, LocalDate due) {
        ZoneId zone = deadlines.zone(course.regulation());
        Instant end = due.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);

        assertThat(deadlines.due(course).atZone(zone)).as(line).isEqualTo(end.atZone(zone));
    }

    @Test
    void theTableIsLongEnoughToMeanSomething() throws IOException {
        assertThat(rows("deadlines.csv")).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("confirmations")
    void aConfirmationIsDueAfterTenBusinessDays(String line, Instant received, LocalDate due) {
        assertThat(deadlines.confirmBy(Course.of(Regulation.CCPA, "US", received)))
                .get()
                .extracting(at -> at.atZone(LOS_ANGELES).toLocalDate())
                .as(line)
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "GDPR, ACCESS, IDENTITY, false",
        "GDPR, ACCESS, CLARIFICATION, false",
        "UK_GDPR, ACCESS, IDENTITY, true",
        "UK_GDPR, ERASURE, IDENTITY, true",
        "UK_GDPR, ERASURE, FEE, true",
        "UK_GDPR, ACCESS, CLARIFICATION, true",
        "UK_GDPR, ERASURE, CLARIFICATION, false",
        "CCPA, ACCESS, IDENTITY, false",
        "LGPD, ACCESS, IDENTITY, false"
    })
    void theClockStopsOnlyForWhatTheLawKnows(Regulation law, Right right, PauseReason reason, boolean stops) {
        assertThat(deadlines.isPausable(law, right, reason)).isEqualTo(stops);
    }

    @Test
    void whereAnAuthorityAllowsItACheckOfIdentityLeavesOutTheDaysBetweenQuestionAndAnswer() {
        Deadlines lenient = new Deadlines(settings(true));
        Instant received = Instant.parse("2026-02-10T09:00:00Z");
        Pause pause = new Pause(PauseReason.IDENTITY, received, Instant.parse("2026-02-14T09:00:00Z"));
        Course course = new Course(Regulation.GDPR, "DE", received, false, List.of(pause));

        assertThat(lenient.isPausable(Regulation.GDPR, Right.ERASURE, PauseReason.IDENTITY))
                .isTrue();
        assertThat(lenient.due(course)).isEqualTo("2026-03-13T22:59:59Z");
        assertThat(deadlines.due(course)).as("without leave").isEqualTo("2026-03-10T22:59:59Z");
    }

    @Test
    void anExtensionMayBeAnnouncedUntilTheEndOfTheFirstPeriod() {
        Course extended = new Course(Regulation.GDPR, "DE", Instant.parse("2026-02-10T09:00:00Z"), true, List.of());

        assertThat(deadlines.extendableUntil(extended)).isEqualTo("2026-03-10T22:59:59Z");
        assertThat(deadlines.isExtendable(Regulation.LGPD)).isFalse();
        assertThat(deadlines.isExtendable(Regulation.CCPA)).isTrue();
    }

    static Stream<Object[]> deadlines() throws IOException {
        return rows("deadlines.csv").stream().map(row -> {
            String country = row[1].equals("-") ? null : row[1];
            Course course = new Course(
                    Regulation.valueOf(row[0]),
                    country,
                    at(row[2]),
                    row[3].equals("extended"),
                    row[4].equals("-") ? List.of() : pauses(row[4]));
            return new Object[] {String.join(" | ", row), course, LocalDate.parse(row[5])};
        });
    }

    static Stream<Object[]> confirmations() throws IOException {
        return rows("confirmations.csv").stream()
                .map(row -> new Object[] {String.join(" | ", row), at(row[0]), LocalDate.parse(row[1])});
    }

    private static List<Pause> pauses(String column) {
        return Arrays.stream(column.split(" \\+ "))
                .map(pause -> pause.split("[ /]"))
                .map(p -> new Pause(PauseReason.valueOf(p[0]), at(p[1]), at(p[2])))
                .toList();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static List<String[]> rows(String file) throws IOException {
        try (var table = Objects.requireNonNull(DeadlinesTest.class.getResourceAsStream(file))) {
            return new String(table.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new))
                    .toList();
        }
    }
}
