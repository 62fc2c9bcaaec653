package io.genesysdsr.intake.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.intake.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people's spreadsheets and programs write them, and as nobody should. */
class FileRowsTest {

    private static final String HEADER = "reference,regulation,subject_right,email\n";
    private static final String ROW = "R-1,GDPR,ACCESS,ada@example.org\n";

    @Test
    void aRowOfCsvBecomesARowOfTheTable() {
        StagedRow row = Reading.of("""
                        Reference;Regulation;Subject Right;Received At;Subject Name;E-Mail;Email 2;Phone;external-id;Proof Method;Proof By;Proof When;Country;Language
                        R-1;GDPR;ACCESS;2026-01-15 09:12:00+01:00;"Ada; ""the"" Example";ada@example.org;a@example.org;030 901820;4711;AGENT_ATTESTED;desk 7;2026-01-15T09:20:00+01:00;DE;de
                        """).only();
        assertThat(row.row()).isEqualTo(2);
        assertThat(row.reason()).isNull();
        assertThat(row.receivedAt()).isEqualTo("2026-01-15T08:12:00Z");
        assertThat(row.subjectName()).isEqualTo("Ada; \"the\" Example");
        assertThat(row.identifiers())
                .isEqualTo(
                        "[{\"kind\":\"EMAIL\",\"value\":\"ada@example.org\"},{\"kind\":\"EMAIL\",\"value\":\"a@example.org\"},"
                                + "{\"kind\":\"PHONE\",\"value\":\"030 901820\"},{\"kind\":\"EXTERNAL_ID\",\"value\":\"4711\"}]");
        assertThat(row.proof())
                .isEqualTo("{\"method\":\"AGENT_ATTESTED\",\"by\":\"desk 7\",\"when\":\"2026-01-15T09:20:00+01:00\"}");
        assertThat(List.of(String.valueOf(row.country()), String.valueOf(row.language())))
                .containsExactly("DE", "de");
    }

    @Test
    void jsonInACellAndIdentifiersInColumnsAddUp() {
        StagedRow row = Reading.of("""
                        reference,regulation,subject_right,email,identifiers,corrections
                        R-1,GDPR,RECTIFICATION,ada@example.org,"[{""kind"": ""PHONE"", ""value"": ""+4930901820""}]","[{""kind"": ""EMAIL"", ""existing"": ""ada@example.org"", ""updated"": ""a@example.org""}]"
                        """).only();
        assertThat(row.identifiers()).contains("PHONE").contains("ada@example.org");
        assertThat(row.corrections()).contains("\"updated\":\"a@example.org\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void everyEncodingOfSpreadsheetsIsRead(String charset) {
        String text = "reference,regulation,subject_right,name,email\nR-1,GDPR,ACCESS,Jürgen Größe,ada@example.org\n";
        Charset written = Charset.forName(charset);
        assertThat(Reading.of(text, written).only().identifiers()).contains("Jürgen Größe");
        if (!charset.startsWith("windows")) {
            assertThat(Reading.of("\ufeff" + text, written).only().identifiers())
                    .contains("Jürgen Größe");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void everySeparatorAndLineEndIsRead(String separator) {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = (HEADER + ROW).replace(",", separator).replace("\n", end);
            assertThat(Reading.of(text).only().reference()).isEqualTo("R-1");
            assertThat(Reading.of("sep=" + separator + end + text).only().row()).isEqualTo(3);
        }
    }

    @Test
    void blankLinesAreNoRowsButCountAsLines() {
        Reading reading = Reading.of("\n" + HEADER + "\n,,,\n" + ROW + "\r\n\r" + ROW);
        assertThat(reading.rows()).extracting(StagedRow::row).containsExactly(5L, 8L);
    }

    @Test
    void jsonIsReadAsAListAsAnObjectWithRequestsAsOneRequestAndAsLines() {
        String one = "{\"reference\": \"R-1\", \"regulation\": \"GDPR\", \"subjectRight\": \"ACCESS\","
                + " \"identifiers\": [{\"kind\": \"EMAIL\", \"value\": \"ada@example.org\"}]}";
        for (String text : List.of(
                one,
                "[" + one + "]",
                "{\"from\": [{}], \"requests\": [" + one + "], \"more\": {\"requests\": [1]}}",
                one.replace(",", ",\n"),
                "\n" + one + "\r\n\r\n")) {
            StagedRow row = Reading.of(text).only();
            assertThat(row.reason()).as(text).isNull();
            assertThat(row.subjectRight()).isEqualTo("ACCESS");
            assertThat(row.identifiers()).isEqualTo("[{\"kind\":\"EMAIL\",\"value\":\"ada@example.org\"}]");
        }
        assertThat(Reading.of(one + "\n" + one + "\n").rows()).hasSize(2);
        assertThat(Reading.of("[" + one + ",\n" + one + "\n]").rows()).hasSize(2);
    }

    @Test
    void aBrokenElementIsOneRefusedRow() {
        Reading reading = Reading.of("[{\"reference\": \"R-1\"}, {reference: 2}, 7, {\"reference\": \"R-3\"}]");
        assertThat(reading.rows()).extracting(StagedRow::isRefused).containsExactly(false, true, true, false);
        assertThat(reading.torn()).isFalse();
    }

    @Test
    void aDocumentThatEndsInTheMiddleIsTorn() {
        Reading reading = Reading.of("{\"requests\": [{\"reference\": \"R-1\"}, {\"reference\": \"R-");
        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.rows().get(1).reason()).isEqualTo(Frame.TORN);
        assertThat(reading.torn()).isTrue();
    }

    @Test
    void anOpenQuotationMarkSwallowsNoOtherRow() {
        Reading reading = Reading.of(HEADER + "\"R-1,GDPR,ACCESS,ada@example.org\n" + ROW + "\"x\"y,b\n" + ROW);
        assertThat(reading.rows()).extracting(StagedRow::row).containsExactly(2L, 3L, 4L, 5L);
        assertThat(reading.rows()).extracting(StagedRow::isRefused).containsExactly(true, false, true, false);
        assertThat(reading.rows().get(0).reason()).isEqualTo(Frame.OPEN_QUOTE);
    }

    @Test
    void aValueMayHoldLines() {
        assertThat(Reading.of(HEADER.replace("email", "address") + "R-1,GDPR,ACCESS,\"One Street\r\nTown\"\n" + ROW)
                        .rows())
                .extracting(StagedRow::isRefused)
                .containsExactly(false, false);
    }

    @Test
    void aLineOf100MegabytesIsRefusedInConstantMemory() throws IOException, Unreadable {
        for (String begin : List.of(HEADER + "R-0,", HEADER + "\"R-0", HEADER.replace(",", "\t") + "R-0\t\"")) {
            assertThat(refusals(new LongLine(begin, "\n" + ROW.replace(",", begin.contains("\t") ? "\t" : ","))))
                    .as(begin)
                    .containsExactly(Frame.TOO_LONG, "taken");
        }
        String json = "{\"reference\": \"R-1\"}";
        assertThat(refusals(new LongLine("[{\"reference\": \"", "\"}, " + json + "]")))
                .containsExactly(Frame.TOO_LONG, "taken");
        assertThat(refusals(new LongLine(json + "\n{\"reference\": \"", "\"}\n" + json)))
                .containsExactly("taken", Frame.TOO_LONG, "taken");
    }

    private static List<String> refusals(InputStream file) throws IOException, Unreadable {
        Rows rows = FileRows.open(file, new Survey("", 0, StandardCharsets.UTF_8, true));
        List<String> found = new java.util.ArrayList<>();
        for (StagedRow row = rows.next(); row != null; row = rows.next()) {
            found.add(row.reason() == null ? "taken" : row.reason());
        }
        return found;
    }

    @Test
    void whatPostgresqlCannotHoldIsPutThereAsWhatIsRefusedForTheSameReason() {
        assertThat(judged(HEADER + "R\u0000-1,GDPR,ACCESS,ada@example.org\n")).isEqualTo("reference: " + Texts.MEND);
        assertThat(judged("{\"reference\": \"\\ud800\"}")).contains("reference: " + Texts.MEND);
        assertThat(judged("{\"identifiers\": [{\"kind\": \"EMAIL\", \"value\": \"a\\u0000@b.example\"}]}"))
                .contains("identifiers[0].value: " + Texts.MEND);
        assertThat(judged("{\"proof\": {\"by\": \"\\udfff\"}}")).contains("proof: " + Texts.MEND);
        assertThat(Reading.of("{\"identifiers\": [{\"value\": 1e999999}]}")
                        .only()
                        .identifiers())
                .isEqualTo("[{\"value\":null}]");
        assertThat(judged("{\"received_at\": \"+999999999-01-01T00:00:00Z\"}")).contains("received_at: must be");
        assertThat(judged("{\"reference\": \"" + "x ".repeat(2500) + "\"}"))
                .contains("reference: must have at most 200");
    }

    @Test
    void whatIsNoTimeAndNoJsonIsToldWithAllThatIsWrong() {
        assertThat(judged("reference,regulation,subject_right,received_at,identifiers,corrections,country\n"
                        + "R-1,GDPR,FORGET,yesterday,[{,[[,Narnia\n"))
                .contains("subject_right: must be")
                .contains("received_at: must be")
                .contains("identifiers: give a JSON array")
                .contains("country: must be");
        assertThat(judged("reference,regulation,subject_right,email,proof,corrections\n"
                        + "R-1,GDPR,RECTIFICATION,ada@example.org,{,{\n"))
                .contains("proof.method: must be")
                .contains("corrections: give a JSON array");
    }

    @Test
    void aTimeMayHaveASpaceAndMayBeADayOfAnyYear() {
        String row = "reference,regulation,subject_right,email,received_at\nR-1,GDPR,ACCESS,ada@example.org,";
        assertThat(Reading.of(row + "2026-01-15 09:12:00+01:00\n").only().receivedAt())
                .isEqualTo("2026-01-15T08:12:00Z");
        assertThat(Reading.of(row + "2026-01-15\n").only().receivedAt()).isEqualTo("2026-01-15T00:00:00Z");
        assertThat(judged(row + "1969-07-20T20:17:40Z\n")).isEmpty();
    }

    private static String judged(String file) {
        return Reading.judge(Reading.of(file).only());
    }

    @Test
    void deepJsonAndNamesThatStandTwiceAreRefused() {
        assertThat(Reading.of("{\"identifiers\": " + "[".repeat(5000) + "]".repeat(5000) + "}")
                        .only()
                        .reason())
                .contains("20 levels");
        assertThat(Reading.of("[" + "[".repeat(100_000)).only().reason()).isEqualTo(Frame.TORN);
        assertThat(Reading.of("{\"reference\": \"a\", \"reference\": \"b\"}")
                        .only()
                        .reason())
                .contains("each name once");
        assertThat(Reading.of("{\"reference\": \"a\", \"ref\": \"b\"}").only().reason())
                .isEqualTo("reference: is given twice");
    }

    @Test
    void whatIsNoTextIsNotReadWhateverItsName() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("requests.csv"));
            zip.write(new byte[10_000_000]);
        }
        assertThat(Reading.of(bomb.toByteArray()).code()).isEqualTo("intake-111");
        assertThat(Reading.of(new byte[10_000]).code()).isNotNull();
        assertThat(Reading.of("").code()).isEqualTo("intake-112");
        assertThat(Reading.of(" \r\n\t").code()).isEqualTo("intake-112");
        assertThat(Reading.of(ROW + ROW).code()).isEqualTo("intake-113");
        assertThat(Reading.of("<?xml version=\"1.0\"?><requests/>").code()).isEqualTo("intake-113");
        assertThat(Reading.of(HEADER.replace("email", "REFERENCE") + ROW).code())
                .isEqualTo("intake-114");
    }

    @Test
    void valuesBeyondTheHeaderAreNotDropped() {
        assertThat(Reading.of(HEADER + ROW.strip() + ",more\n").only().reason())
                .contains("more values than the header");
    }
}
