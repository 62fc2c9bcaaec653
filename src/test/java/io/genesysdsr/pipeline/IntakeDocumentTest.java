package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** What {@code docs/intake.md} tells an inserter to write is what the product takes. */
class IntakeDocumentTest extends Journey {

    private static final Pattern SQL = Pattern.compile("^```sql\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("^```json\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("values \\('([^']+)'");
    private static final List<String> COLUMNS_OF_OUR_OWN = List.of(
            "id",
            "inserted_at",
            "lease_until",
            "sender",
            "verification",
            "mail_id",
            "review_id",
            "decided_at",
            "decided_by");

    @Test
    void everyInsertOfThePageIsAccepted() throws IOException {
        List<String> inserts =
                statements().stream().filter(s -> s.startsWith("insert")).toList();
        assertThat(inserts)
                .hasSize(3)
                .anyMatch(s -> s.contains("'ACCESS'"))
                .anyMatch(s -> s.contains("'ERASURE'"))
                .anyMatch(s -> s.contains("'RECTIFICATION'"));
        inserts.forEach(bean(JdbcTemplate.class)::execute);
        inserts.stream().map(IntakeDocumentTest::reference).forEach(IntakeDocumentTest::awaitAcceptance);
    }

    @Test
    void aRowIsProvedAndMendedAsThePageSays() throws IOException {
        String unproved = "DESK-1004";
        insert(unproved, null, null);
        String invalid = "DESK-1005";
        insert(invalid, "Germany", Desk.PROOF);
        awaitState(unproved, "AWAITING_PROOF");
        assertThat(awaitState(invalid, "REFUSED")).startsWith("country: ");
        statements().stream()
                .filter(s -> s.startsWith("update"))
                .forEach(s -> assertThat(bean(JdbcTemplate.class).update(s)).isEqualTo(1));
        awaitState(unproved, "NO_DATA_HELD");
        awaitState(invalid, "NO_DATA_HELD");
    }

    @Test
    void everyBodyOfThePageIsTakenByRest() throws IOException {
        RestDesk desk = new RestDesk(bean(Environment.class).getRequiredProperty("local.server.port", Integer.class));
        String token = sandbox().issuer().token("reader-of-the-page", "dsr.submit");
        List<String> bodies = examples(JSON, section("REST"));
        assertThat(bodies).hasSize(2).anyMatch(b -> b.contains("subjectIdentifier"));
        assertThat(bodies).allSatisfy(body -> {
            assertThat(desk.submit(token, body).status()).isEqualTo(201);
            assertThat(desk.post(token, RestDesk.INTERNAL, body).status()).isEqualTo(200);
        });
    }

    @Test
    void thePageExplainsEveryColumnButOurOwn() throws IOException {
        List<String> columns = db().sql(
                        "select column_name from information_schema.columns where table_name = 'dsr_intake'")
                .query(String.class)
                .list();
        assertThat(columns)
                .filteredOn(column -> !COLUMNS_OF_OUR_OWN.contains(column))
                .hasSize(17)
                .allSatisfy(column -> assertThat(page()).contains("\n| `" + column + "` |"));
    }

    @Test
    void everyFileOfThePageIsAccepted() throws IOException {
        FileDesk desk = new FileDesk(sandbox().sftp(), Duration.ofSeconds(60));
        List<String> forms = List.of("csv", "json", "ndjson");
        for (String form : forms) {
            desk.drop("page-" + form + "." + form, block(form));
        }
        assertThat(desk.awaitReceipt("page-csv"))
                .hasSize(3)
                .anyMatch(l -> l.startsWith("2,DESK-2001,ACCEPTED,"))
                .anyMatch(l -> l.startsWith("3,DESK-2002,ACCEPTED,"));
        assertThat(desk.awaitReceipt("page-json")).hasSize(2).anyMatch(l -> l.startsWith("1,DESK-2003,ACCEPTED,"));
        assertThat(desk.awaitReceipt("page-ndjson"))
                .hasSize(3)
                .anyMatch(l -> l.startsWith("1,DESK-2004,AWAITING_PROOF,"))
                .anyMatch(l -> l.startsWith("2,DESK-2005,AWAITING_PROOF,"));
    }

    private static String block(String form) throws IOException {
        return Pattern.compile("^```" + form + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(section("Files in an SFTP folder"))
                .results()
                .map(m -> m.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** What stands under a heading, up to the next of its kind. */
    private static String section(String heading) throws IOException {
        String page = page();
        int begin = page.indexOf("\n# " + heading + "\n");
        assertThat(begin).as(heading).isPositive();
        int end = page.indexOf("\n# ", begin + 1);
        return end < 0 ? page.substring(begin) : page.substring(begin, end);
    }

    private static void insert(String reference, @Nullable String country, @Nullable String proof) {
        db().sql("""
                insert into dsr_intake (reference, regulation, subject_right, identifiers, country, proof)
                values (:reference, 'GDPR', 'ACCESS', :identifiers::jsonb, :country, :proof::jsonb)""")
                .param("reference", reference)
                .param("identifiers", identifier("EMAIL", unique() + "@nowhere.example.org"))
                .param("country", country)
                .param("proof", proof)
                .update();
    }

    private static void awaitAcceptance(String reference) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(db().sql("""
                        select request_id from dsr_intake
                        where reference = :reference and identifiers is null and proof is null""")
                        .param("reference", reference)
                        .query(UUID.class)
                        .optional())
                .as(() -> reference + ": " + row(reference))
                .isPresent());
    }

    private static String reference(String insert) {
        return REFERENCE
                .matcher(insert)
                .results()
                .map(m -> m.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> statements() throws IOException {
        return examples(SQL, page());
    }

    private static List<String> examples(Pattern kind, String text) {
        return kind.matcher(text)
                .results()
                .map((MatchResult m) -> m.group(1).strip())
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "intake.md"));
    }
}
