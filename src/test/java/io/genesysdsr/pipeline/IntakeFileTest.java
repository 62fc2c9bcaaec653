package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.genesys.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whoever drops files into the SFTP folder gets back. */
class IntakeFileTest extends Journey {

    private final FileDesk desk = new FileDesk(sandbox().sftp(), Duration.ofSeconds(60));

    @Test
    void theSameSubjectsByTableAndByFileGetTheSame() {
        String stem = "same-" + unique();
        Person byTable = contact();
        Person byCsv = contact();
        Person byJson = contact();
        String table = drop("ACCESS", identifier("EMAIL", byTable.email()));
        String csv = "F-" + unique();
        desk.drop(stem + ".csv", FileDesk.HEADER + FileDesk.line(csv, "ACCESS", byCsv.email()));
        String json = "F-" + unique();
        desk.drop(stem + "-j.json", """
                {"requests": [{"reference": "%s", "regulation": "GDPR", "subjectRight": "ACCESS",
                  "identifiers": %s, "proof": %s}]}""".formatted(json, identifier("EMAIL", byJson.email()), Desk.PROOF));
        desk.awaitReceipt(stem + ".");
        desk.awaitReceipt(stem + "-j.");
        for (String reference : List.of(table, csv, json)) {
            awaitState(reference, "FULFILLED");
        }
        assertThat(events(csv)).isEqualTo(events(table));
        assertThat(events(json)).isEqualTo(events(table));
        assertThat(dossier(csv).channel()).isEqualTo("sftp");
        for (Person person : List.of(byTable, byCsv, byJson)) {
            assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
        }
        assertThat(desk.awaitReceipt(stem + ".")).hasSize(2).last().asString().startsWith("2," + csv + ",ACCEPTED,");
    }

    @Test
    void refusedRowsComeBackWithColumnAndReasonAndTheOthersGoOn() {
        String stem = "refused-" + unique();
        String good = "F-" + unique();
        String bad = "F-" + unique();
        String email = contact().email();
        desk.drop(
                stem + ".csv",
                FileDesk.HEADER
                        + FileDesk.line(good, "ACCESS", email)
                        + FileDesk.line(bad, "=FORGET_ME", "nobody")
                        + "\"open\n"
                        + FileDesk.line(good, "ACCESS", email));
        Path original = desk.awaitOriginal("done", stem);
        assertThat(desk.errors(stem))
                .containsExactly(
                        "row,column,reason",
                        "3,subject_right,\"must be one of [ACCESS, RECTIFICATION, ERASURE, PORTABILITY]\"",
                        "3,identifiers[0].value,must be one e-mail address such as name@host.tld",
                        "4,,\"has a quotation mark that is not closed, or text behind a closed one; double each mark inside a value\"");
        List<String> receipt = desk.awaitReceipt(stem);
        assertThat(receipt)
                .extracting(l -> l.split(",", -1)[2])
                .containsExactly("result", "ACCEPTED", "REFUSED", "REFUSED", "DUPLICATE");
        assertThat(original.getFileName().toString()).endsWith(".csv");
        assertThat(db().sql(
                                "select count(*) from dsr_intake where reference = :r and (identifiers is not null or proof is not null)")
                        .param("r", bad)
                        .query(Integer.class)
                        .single())
                .as("a refused row of a file keeps nothing personal")
                .isZero();
        awaitAllTidy();
    }

    @Test
    void theSameContentUnderAnotherNameIsTakenOnce() {
        String stem = "again-" + unique();
        String content = FileDesk.HEADER
                + FileDesk.line("F-" + unique(), "ACCESS", contact().email());
        desk.drop(stem + "-1.csv", content);
        desk.drop(stem + "-2.csv", content);
        desk.awaitOriginal("done", stem + "-1");
        desk.awaitOriginal("done", stem + "-2");
        List<String> receipts = java.util.stream.Stream.concat(
                        desk.awaitReceipt(stem + "-1").stream(), desk.awaitReceipt(stem + "-2").stream())
                .filter(l -> !l.startsWith("row,"))
                .toList();
        assertThat(receipts).hasSize(2).anyMatch(l -> l.contains("ACCEPTED")).contains(",,SAME_CONTENT_AS_BEFORE,");
    }

    @Test
    void aFileThatIsNoneGoesToQuarantineWithTheReason() {
        String stem = "zip-" + unique();
        desk.drop(stem + ".csv", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, (byte) 0xff});
        desk.drop(stem + "-torn.json", "[{\"reference\": \"x\"}, {\"reference\"");
        desk.awaitOriginal("quarantine", stem + ".");
        desk.awaitOriginal("quarantine", stem + "-torn.");
        assertThat(desk.errors(stem + ".").get(1)).contains("intake-111").contains("the file is no text");
        assertThat(desk.errors(stem + "-torn.").get(1)).contains("intake-117");
        assertThat(desk.awaitReceipt(stem + "-torn.")).hasSize(3);
    }

    @Test
    void aFileThatIsStillWrittenIsLeftUntilItIsComplete() throws IOException {
        String stem = "growing-" + unique();
        Path file = sandbox().sftp().folder().resolve(stem + ".csv");
        Files.writeString(file, FileDesk.HEADER);
        String reference = "F-" + unique();
        for (int i = 0; i < 8; i++) {
            String row = FileDesk.line(reference + i, "ACCESS", unique() + "@nowhere.example.org");
            await().pollDelay(Duration.ofMillis(120)).until(() -> Files.exists(file));
            Files.writeString(file, row, java.nio.file.StandardOpenOption.APPEND);
        }
        assertThat(desk.awaitReceipt(stem)).hasSize(9);
        desk.drop(stem + "-b.csv.part", FileDesk.HEADER);
        desk.drop(stem + "-c.csv", FileDesk.HEADER);
        desk.awaitOriginal("done", stem + "-c");
        assertThat(desk.find("", stem + "-b", "")).hasSize(1);
    }

    @Test
    void aNameDecidesNoPath() throws IOException {
        String mark = unique();
        String long1 = "x".repeat(200) + mark + ".csv";
        List<String> names = List.of(
                "*" + mark + "?.csv",
                "a..\u0001\u202e" + mark + "\n.csv",
                long1,
                "-rf " + mark + "; $(x).csv",
                "=cmd|" + mark + ".CSV");
        for (String name : names) {
            desk.drop(
                    name,
                    FileDesk.HEADER + FileDesk.line("F-" + unique(), "ACCESS", unique() + "@nowhere.example.org"));
        }
        Path secret = Files.createTempFile("outside", ".csv");
        Files.writeString(secret, FileDesk.HEADER);
        Path link = Files.createSymbolicLink(sandbox().sftp().folder().resolve("link-" + mark + ".csv"), secret);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(names)
                    .allSatisfy(name ->
                            assertThat(sandbox().sftp().folder().resolve(name)).doesNotExist());
            awaitAllTidy();
        });
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(desk.find("done", "", "").stream()
                        .filter(p -> p.getFileName().toString().contains(mark)
                                || p.getFileName().toString().startsWith("xxx")))
                .hasSize(5)
                .allSatisfy(p -> assertThat(p.getFileName().toString())
                        .matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,60}\\.[0-9a-f]{8}\\.csv")));
        assertThat(link).exists();
        assertThat(secret).exists();
    }

    private void awaitAllTidy() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(desk.find(".taken", "", "")).isEmpty());
    }
}
