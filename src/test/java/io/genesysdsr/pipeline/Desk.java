package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever inserts requests into the intake table and reads back what becomes of them. */
final class Desk {

    /** What an agent checked by one factor, which is too little for much. */
    static final String ONE_FACTOR =
            "{\"method\": \"AGENT_ATTESTED\", \"by\": \"desk 7\", \"when\": \"2026-01-02T03:04:05Z\","
                    + " \"factors\": [\"ACCOUNT_DATA\"]}";

    static final String PROOF =
            "{\"method\": \"AGENT_ATTESTED\", \"by\": \"desk 7\", \"when\": \"2026-01-02T03:04:05Z\","
                    + " \"factors\": [\"DOCUMENT\", \"CALLBACK\"]}";

    private static final Duration OFTEN = Duration.ofMillis(50);

    private final JdbcClient db;
    private final Duration patience;

    Desk(JdbcClient db, Duration patience) {
        this.db = db;
        this.patience = patience;
    }

    /** What the inserter reads back. */
    record Row(
            String state, @Nullable String reason, @Nullable UUID requestId) {}

    static String identifier(String kind, String value) {
        return "[{\"kind\": \"" + kind + "\", \"value\": \"" + value + "\"}]";
    }

    String drop(String right, String identifiers) {
        return insert("J-" + UUID.randomUUID(), right, identifiers, null, PROOF);
    }

    String insert(
            String reference, String right, String identifiers, @Nullable String corrections, @Nullable String proof) {
        db.sql("""
                insert into dsr_intake (reference, regulation, subject_right, subject_name, identifiers, corrections, proof)
                values (:reference, 'GDPR', :right, 'Subject', :identifiers::jsonb, :corrections::jsonb, :proof::jsonb)""")
                .param("reference", reference)
                .param("right", right)
                .param("identifiers", identifiers)
                .param("corrections", corrections)
                .param("proof", proof)
                .update();
        return reference;
    }

    void prove(String reference) {
        db.sql("update dsr_intake set proof = :proof::jsonb where reference = :reference")
                .param("proof", PROOF)
                .param("reference", reference)
                .update();
    }

    /** Waits until there is a table to insert into. */
    void awaitOpening() {
        await().atMost(patience).pollInterval(OFTEN).until(() -> db.sql("select to_regclass('dsr_intake') is not null")
                .query(Boolean.class)
                .single());
    }

    /** Waits until the row reads so and returns the row's reason. */
    String awaitState(String reference, String state) {
        await().atMost(patience).pollInterval(OFTEN).untilAsserted(() -> assertThat(
                        row(reference).state())
                .as(() -> "state of the row, reason " + row(reference).reason() + ", after " + story(reference))
                .isEqualTo(state));
        String reason = row(reference).reason();
        return reason == null ? "" : reason;
    }

    /** Waits until the row gives this reason, whatever its state. */
    void awaitReason(String reference, String reason) {
        await().atMost(patience).pollInterval(OFTEN).untilAsserted(() -> assertThat(
                        row(reference).reason())
                .as(() -> "reason of the row, after " + story(reference))
                .isEqualTo(reason));
    }

    void awaitEvent(String reference, String event, int times) {
        await().atMost(patience)
                .pollInterval(OFTEN)
                .until(() -> events(reference).stream().filter(event::equals).count() >= times);
    }

    Row row(String reference) {
        return db.sql("select state, reason, request_id from dsr_intake where reference = :reference")
                .param("reference", reference)
                .query((r, n) -> new Row(
                        String.valueOf(r.getString("state")),
                        r.getString("reason"),
                        r.getObject("request_id", UUID.class)))
                .single();
    }

    /** All that happened to the request, with codes, for whoever reads a failed test. */
    List<String> story(String reference) {
        return db.sql("""
                select concat_ws(' ', event, to_state, code, context_id) from audit_event e
                join dsr_intake i on i.request_id = e.request_id where i.reference = :reference order by e.id""").param("reference", reference).query(String.class).list();
    }

    List<String> events(String reference) {
        return db.sql("""
                select event from audit_event e join dsr_intake i on i.request_id = e.request_id
                where i.reference = :reference order by e.id""").param("reference", reference).query(String.class).list();
    }
}
