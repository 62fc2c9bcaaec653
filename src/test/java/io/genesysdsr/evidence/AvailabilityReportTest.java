package io.genesysdsr.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.genesysdsr.deadline.DeadlinesTest;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.TaskState;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class AvailabilityReportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AvailabilityReport reports = new AvailabilityReport(DeadlinesTest.german());

    static Stream<Arguments> cases() {
        return Cases.all().entrySet().stream().map(c -> Arguments.argumentSet(c.getKey(), c.getKey(), c.getValue()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothFormsAreAsSomebodyFoundThemRight(String name, Dossier dossier) throws IOException {
        AvailabilityReport.Report report = reports.of(dossier);

        Golden.check(
                name + ".availability.json",
                JSON.readTree(report.data().content()).toPrettyString() + "\n");
        Golden.check(name + ".availability.html", new String(report.page().content(), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDataIsCanonicalAndTheSameEachTime(String name, Dossier dossier) throws IOException {
        byte[] data = reports.of(dossier).data().content();

        assertThat(data).isEqualTo(new JsonCanonicalizer(data).getEncodedUTF8());
        assertThat(data)
                .isEqualTo(new AvailabilityReport(DeadlinesTest.german())
                        .of(dossier)
                        .data()
                        .content());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingPersonalStandsInEitherForm(String name, Dossier dossier) {
        AvailabilityReport.Report report = reports.of(dossier);

        for (EvidenceFile file : List.of(report.data(), report.page())) {
            assertThat(new String(file.content(), UTF_8))
                    .as("hashes point at people too, and so does what others call the request")
                    .doesNotContain(DossierBuilder.REFERENCE, "Mustermann", "hash-of", "anna.admin", "gdpr-0000");
        }
    }

    @Test
    void thePageFetchesNothingRunsNothingAndSendsNothing() {
        String page = new String(reports.of(Cases.fiveArchives("en")).page().content(), UTF_8);

        assertThat(page)
                .contains("default-src &#39;none&#39;; style-src &#39;sha256-")
                .doesNotContain("<script", "http://", "https://", "url(", "@import", "<link", "<img", " style=");
    }

    @Test
    void aSystemsNameFromAPlanCannotBecomeMarkup() {
        Dossier plain = Cases.accepted("en");
        Dossier.TaskRecord t = plain.tasks().get(0);
        Dossier.TaskRecord sly = new Dossier.TaskRecord(
                t.id(),
                "<b onclick='x'>&",
                t.identifierKind(),
                t.identifierHash(),
                t.phases(),
                t.state(),
                t.code(),
                t.externalRef(),
                t.renewals(),
                t.findings(),
                t.closedAt());
        Dossier dossier = new Dossier(
                plain.request(),
                plain.channel(),
                plain.acceptedAt(),
                plain.proofs(),
                plain.identifiers(),
                List.of(sly),
                plain.artifacts(),
                plain.events());

        assertThat(new String(reports.of(dossier).page().content(), UTF_8))
                .contains("&lt;b onclick=&#39;x&#39;&gt;&amp;")
                .doesNotContain("<b onclick");
    }

    @Test
    void figuresAreSaidInPlainWords() throws IOException {
        assertThat(statements(Cases.fiveArchives("en")))
                .containsExactly(
                        "Your data: 5 of 5 archives were exported (12.3\u00a0MB).",
                        "We searched under 2 identifiers; under one of them we found nothing.",
                        "One result had expired before we fetched it; it was asked for anew.");
        assertThat(statements(DossierBuilder.asking(Right.PORTABILITY)
                        .task("EMAIL", TaskState.DONE, "{\"results\": 0}")
                        .task("PHONE", TaskState.DONE, "{\"results\": 0}")
                        .build()))
                .containsExactly("We searched under 2 identifiers and found nothing.");
        assertThat(statements(Cases.accepted("en")))
                .containsExactly("The erasure was accepted by Genesys Cloud. There was no customer record to check it"
                        + " against, so we cannot confirm it beyond that.");
        assertThat(statements(Cases.accepted("de")))
                .containsExactly(
                        "Die Löschung wurde von Genesys Cloud angenommen. Es gab keinen Kundendatensatz, an dem"
                                + " wir sie hätten überprüfen können; mehr können wir daher nicht bestätigen.");
    }

    @Test
    void whatWasOnlyAcceptedIsNeverShownAsFulfilled() {
        String page = new String(reports.of(Cases.accepted("en")).page().content(), UTF_8);

        assertThat(page)
                .contains("<p class=\"state\">Accepted, not verified</p>")
                .doesNotContain(">Fulfilled<");
    }

    @Test
    void sizesAreReadableAndRoundedWithoutSurprise() {
        Words english = words("en");

        assertThat(Stream.of(0L, 1L, 999L, 1_000L, 999_949L, 999_951L, 12_280_000L, 2_147_483_648L, 78_000_000_000_000L)
                        .map(english::size))
                .containsExactly(
                        "0 bytes",
                        "1 byte",
                        "999 bytes",
                        "1\u00a0kB",
                        "999.9\u00a0kB",
                        "1\u00a0MB",
                        "12.3\u00a0MB",
                        "2.1\u00a0GB",
                        "78\u00a0TB");
        assertThat(words("de").size(12_280_000)).isEqualTo("12,3\u00a0MB");
    }

    @Test
    void everyTextExistsInEveryLanguage() throws IOException {
        Properties english = texts("");
        Properties german = texts("_de");

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        List<String> quoted =
                new ArrayList<>(english.values().stream().map(Object::toString).toList());
        quoted.addAll(german.values().stream().map(Object::toString).toList());
        assertThat(quoted).as("a straight apostrophe swallows what follows it").noneMatch(text -> text.contains("'"));
    }

    @Test
    void daysAreThoseOfTheZoneInWhichTheDeadlineIsCounted() {
        Instant night = Instant.parse("2026-03-02T06:00:00Z");
        MessageSource messages = messages();

        assertThat(Words.in("en", ZoneId.of("America/Los_Angeles"), messages).day(night))
                .isEqualTo("1 March 2026");
        assertThat(Words.in("en", ZoneId.of("Europe/Berlin"), messages).day(night))
                .isEqualTo("2 March 2026");
    }

    private static Words words(String language) {
        return Words.in(Locale.forLanguageTag(language).toLanguageTag(), ZoneOffset.UTC, messages());
    }

    private static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private List<String> statements(Dossier dossier) throws IOException {
        List<String> statements = new ArrayList<>();
        JsonNode report = JSON.readTree(reports.of(dossier).data().content());
        report.path("categories").forEach(c -> c.path("statements").forEach(s -> statements.add(s.asText())));
        return statements;
    }

    private static Properties texts(String suffix) throws IOException {
        Properties texts = new Properties();
        try (InputStream stream =
                AvailabilityReportTest.class.getResourceAsStream("/messages" + suffix + ".properties")) {
            assertThat(stream).isNotNull();
            texts.load(new java.io.InputStreamReader(stream, UTF_8));
        }
        return texts;
    }
}
