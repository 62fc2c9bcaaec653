package io.genesysdsr.sandbox;

import io.genesysdsr.sandbox.Progress.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public side of the intake table: requests go in, and what becomes of them comes out. */
final class Counter {

    private static final String PROOF =
            "{\"method\": \"AGENT_ATTESTED\", \"by\": \"sandbox\", \"when\": \"2026-01-02T03:04:05Z\","
                    + " \"factors\": [\"DOCUMENT\", \"CALLBACK\"]}";

    private final JdbcClient db;

    Counter(JdbcClient db) {
        this.db = db;
    }

    void drop(String reference, String right, String identifiers, @Nullable String country) {
        db.sql("""
                insert into dsr_intake (reference, regulation, subject_right, identifiers, country, proof)
                values (:reference, 'GDPR', :right, :identifiers::jsonb, :country, :proof::jsonb)""")
                .param("reference", reference)
                .param("right", right)
                .param("identifiers", identifiers)
                .param("country", country)
                .param("proof", PROOF)
                .update();
    }

    List<Row> rows() {
        return db.sql("select id, reference, state, reason, request_id from dsr_intake order by id")
                .query((r, n) -> new Row(
                        r.getLong("id"),
                        String.valueOf(r.getString("reference")),
                        r.getString("state"),
                        r.getString("reason"),
                        r.getObject("request_id", UUID.class)))
                .list();
    }

    /** The states that a request passed through, in order, and why where there is a reason. */
    List<String> states(UUID request) {
        return db.sql("""
                select concat_ws('  ', to_state, code) from audit_event
                where request_id = :request and task_id is null and to_state is distinct from from_state
                order by id""").param("request", request).query(String.class).list();
    }
}
