package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.pipeline.Seen.Became;
import io.genesysdsr.pipeline.Seen.Row;
import io.genesysdsr.request.Register;
import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same requests, good ones and bad ones, through every channel become the same, but for what the channel itself decides (docs/intake.md). */
class ChannelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<Asking> ASKINGS = Asking.all();

    private static Postbox postbox;
    private static Letterbox letters;
    private static Sandbox sandbox;
    private static @Nullable ConfigurableApplicationContext product;
    private static JdbcClient db;
    /** What the intake table makes of them: the table is the contract, the others are held against it. */
    private static Map<String, Became> byTable;

    @BeforeAll
    static void start() throws Exception {
        postbox = new Postbox();
        letters = new Letterbox(postbox);
        sandbox = Sandbox.onSharedServices(GenesysDoubleSettings.defaults());
        Map<String, Object> settings = new HashMap<>(postbox.settings());
        settings.put("spring.quartz.scheduler-name", "channels");
        settings.put("spring.jmx.enabled", false);
        settings.put("camel.main.name", "channels");
        product = Journey.start(sandbox, settings);
        db = product.getBean(JdbcClient.class);
        // What was accepted stays so, and thus open for its duplicates.
        product.getBean(CamelContext.class).getRouteController().stopRoute("worker-resolve-identities");
        byTable = table();
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        sandbox.close();
        postbox.close();
    }

    @Test
    void theTableTellsThemApartAsItShould() {
        assertThat(byTable).hasSize(25);
        Map<String, String> states = new LinkedHashMap<>();
        byTable.forEach((key, became) -> states.put(key, became.state()));
        assertThat(states.entrySet().stream().filter(e -> e.getValue().equals("REFUSED")))
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "unknown-right",
                        "unknown-law",
                        "unknown-kind",
                        "phone-of-nowhere",
                        "from-nowhere",
                        "ancient",
                        "timeless",
                        "garbled",
                        "american-conflicting");
        assertThat(states.entrySet().stream().filter(e -> e.getValue().equals("AWAITING_PROOF")))
                .extracting(Map.Entry::getKey)
                .containsExactly("unproved", "undated");
        assertThat(became("german-again").repeats()).isEqualTo("german");
        assertThat(became("british-joined").repeats()).isEqualTo("british");
        assertThat(became("unknown-law").reasons()).hasSize(2);
        assertThat(became("from-nowhere").reasons()).hasSize(2);
        assertThat(entered("much-known").identifiers()).hasSize(6);
        assertThat(entered("twice").identifiers()).hasSize(1);
        assertThat(entered("of-a-day").receivedAt()).isEqualTo(Asking.DAY + "T00:00:00Z");
        assertThat(entered("spaced").receivedAt()).isEqualTo(Asking.DAY + "T08:12:00Z");
        assertThat(became("ancient").reasons()).hasSize(1);
        assertThat(became("timeless").reasons()).hasSize(2);
        assertThat(became("garbled").reasons()).hasSize(2).allMatch(r -> r.contains("could not be read"));
        assertThat(states.values().stream().filter("ACCEPTED"::equals)).hasSize(12);
    }

    @Test
    void aCsvFileBecomesTheSame() {
        Seen.hold(file("csv", Spelling.csvFile(ASKINGS, "csv-", ';')), byTable);
    }

    @Test
    void aJsonFileBecomesTheSame() {
        Seen.hold(file("json", Spelling.jsonFile(ASKINGS, "json-")), byTable);
    }

    @Test
    void linesOfJsonBecomeTheSame() {
        Seen.hold(file("ndjson", Spelling.ndjsonFile(ASKINGS, "ndjson-")), byTable);
    }

    @Test
    void callsBecomeTheSame() {
        RestDesk rest = new RestDesk(Integer.parseInt(Objects.requireNonNull(
                Objects.requireNonNull(product).getEnvironment().getProperty("local.server.port"))));
        String token = sandbox.issuer().token("channels", RestJourney.ALL);
        Seen seen = seen();
        Map<String, Became> became = new LinkedHashMap<>();
        for (Asking asking : ASKINGS) {
            RestDesk.Answer answer =
                    rest.submit(token, Spelling.json(asking, "rest-").toString());
            became.put(asking.key(), seen.called(asking, answer));
        }
        Seen.hold(became, byTable);
    }

    @Test
    void attachedCsvBecomesTheSameUnproved() throws Exception {
        holdUnproved(attached("forms.csv", "text/csv; charset=utf-8", Spelling.csvOfMail(ASKINGS)));
    }

    /** As spreadsheets save "Unicode text"; what the mail calls it says nothing. */
    @Test
    void attachedCsvInUtf16BecomesTheSameUnproved() throws Exception {
        holdUnproved(attached("wide.csv", "text/csv; charset=utf-16", Spelling.csvOfMail(ASKINGS)));
    }

    @Test
    void attachedJsonBecomesTheSameUnproved() throws Exception {
        var array = new com.fasterxml.jackson.databind.ObjectMapper().createArrayNode();
        ASKINGS.forEach(a -> array.add(Spelling.json(a, "mail-")));
        holdUnproved(attached("forms.json", "application/json", array.toString()));
    }

    @Test
    void linesOfAMailBecomeTheSameUnproved() throws Exception {
        Seen seen = seen();
        Map<String, Became> became = new LinkedHashMap<>();
        for (Asking asking : ASKINGS) {
            if (asking.isFlat() && asking.correction() == null) {
                String sender = asking.key() + "@mails.example.org";
                letters.write(sender, "Hello,\n\n" + Spelling.linesOfMail(asking) + "\n");
                became.put(
                        asking.key(),
                        seen.became(
                                asking, row(letters.references(sender, PATIENCE).get(0))));
            }
        }
        assertThat(became).hasSize(23);
        Seen.hold(became, Seen.unproved(became, byTable));
    }

    @Test
    void theAttachedFormOfThePageIsTaken() throws Exception {
        String page = Files.readString(Path.of("docs", "intake.md"));
        String form = page.substring(page.indexOf("```mail-csv\n") + 12);
        letters.attach(
                "page@mails.example.org",
                "form.csv",
                "text/csv",
                form.substring(0, form.indexOf("```")).getBytes(StandardCharsets.UTF_8));
        Row row = row(letters.references("page@mails.example.org", PATIENCE).get(0));
        assertThat(row.state()).isEqualTo("AWAITING_PROOF");
        assertThat(Objects.requireNonNull(product)
                        .getBean(Register.class)
                        .submitted(Objects.requireNonNull(row.request())))
                .extracting(i -> i.kind() + " " + i.value())
                .containsExactlyInAnyOrder("EMAIL ada.mail@example.org", "EMAIL ada@example.com", "EXTERNAL_ID 4711");
    }

    private static Map<String, Became> table() {
        List<Long> ids = ASKINGS.stream()
                .map(a -> db.sql("""
                        insert into dsr_intake (reference, regulation, subject_right, received_at, subject_name, identifiers,
                            corrections, proof, country, language)
                        values (:reference, :regulation, :right, :received::timestamptz, :name, :identifiers::jsonb,
                            :corrections::jsonb, :proof::jsonb, :country, :language) returning id""")
                        .param("reference", "table-" + a.reference())
                        .param("regulation", a.regulation())
                        .param("right", a.right())
                        .param("received", Spelling.timestamp(a))
                        .param("name", a.name())
                        .param("identifiers", Spelling.identifiers(a))
                        .param("corrections", Spelling.corrections(a))
                        .param("proof", a.proved() ? Desk.PROOF : null)
                        .param("country", a.country())
                        .param("language", a.language())
                        .query(Long.class)
                        .single())
                .toList();
        Seen seen = seen();
        Map<String, Became> all = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            all.put(ASKINGS.get(i).key(), seen.became(ASKINGS.get(i), decided("id = " + ids.get(i))));
        }
        return all;
    }

    private static Map<String, Became> file(String form, String content) {
        FileDesk desk = new FileDesk(sandbox.sftp(), PATIENCE);
        desk.drop("all-" + form + ".dat", content);
        List<String> receipt = desk.awaitReceipt("all-" + form);
        assertThat(receipt).hasSize(ASKINGS.size() + 1);
        List<Row> rows = db.sql("""
                select * from dsr_intake where channel = 'SFTP' and source_file =
                    (select source_file from dsr_intake where reference = :first limit 1) order by row_number""")
                .param("first", form + "-german")
                .query((r, n) ->
                        new Row(r.getString("state"), r.getString("reason"), r.getObject("request_id", UUID.class)))
                .list();
        assertThat(rows).hasSize(ASKINGS.size());
        Seen seen = seen();
        Map<String, Became> all = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            all.put(ASKINGS.get(i).key(), seen.became(ASKINGS.get(i), row));
            String told = row.state().equals("IN_REVIEW") ? "ACCEPTED" : row.state();
            assertThat(receipt.get(i + 1).split(",", -1)[2]).isEqualTo(told);
        }
        // The folder is one sender, who would join the next form's requests with these; each form gets one of its own.
        db.sql("update request set sender = sender || :form where reference like :form || '-%'")
                .param("form", form)
                .update();
        return all;
    }

    private static Map<String, Became> attached(String name, String type, String content) throws Exception {
        String sender = name + "@mails.example.org";
        Charset charset = type.endsWith("utf-16") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        letters.attach(sender, name, type, content.getBytes(charset));
        List<String> references = letters.references(sender, PATIENCE);
        assertThat(references).hasSize(ASKINGS.size());
        Seen seen = seen();
        Map<String, Became> all = new LinkedHashMap<>();
        for (int i = 0; i < references.size(); i++) {
            all.put(ASKINGS.get(i).key(), seen.became(ASKINGS.get(i), row(references.get(i))));
        }
        return all;
    }

    private static void holdUnproved(Map<String, Became> byMail) {
        Seen.hold(byMail, Seen.unproved(byMail, byTable));
    }

    private static Row row(String reference) {
        return decided("reference = '" + reference + "'");
    }

    private static Row decided(String which) {
        return await().atMost(PATIENCE)
                .until(
                        () -> db.sql("select state, reason, request_id from dsr_intake where " + which)
                                .query((r, n) -> new Row(
                                        String.valueOf(r.getString("state")),
                                        r.getString("reason"),
                                        r.getObject("request_id", UUID.class)))
                                .single(),
                        row -> !row.state().equals("null") && !row.state().equals("CLAIMED"));
    }

    private static Seen seen() {
        return new Seen(Objects.requireNonNull(product), db);
    }

    private static Became became(String key) {
        return Objects.requireNonNull(byTable.get(key));
    }

    private static Seen.Entered entered(String key) {
        return Objects.requireNonNull(became(key).entered());
    }
}
