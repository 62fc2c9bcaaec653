package io.genesysdsr.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.bench.HandClaims.Claimed;
import io.genesysdsr.keys.RequestKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that several steps of {@link HandLoop} write. */
final class HandRows {

    private HandRows() {}

    static void identifier(
            Connection t, UUID request, byte[] value, String hash, String kind, String origin, boolean target)
            throws SQLException {
        HandDatabase.update(t, """
                insert into identifier (id, request_id, kind, origin, value, lookup_hash, target) values (?, ?, ?, ?, ?, ?, ?)""", UUID.randomUUID(), request, kind, origin, value, hash, target);
    }

    /** That somebody proved who is asking, and that the law's clock runs. */
    static void proved(Connection t, UUID id, RequestKey key, JsonNode proof) throws SQLException {
        HandDatabase.update(
                t,
                """
                insert into proof (id, request_id, method, factors, strength, source, at)
                values (?, ?, ?, '{CALLBACK,DOCUMENT}', 'TWO_FACTORS', ?, ?::timestamptz)""",
                UUID.randomUUID(),
                id,
                proof.path("method").asText(),
                key.encrypt(proof.path("by").asText(), "proof"),
                proof.path("when").asText());
        HandDatabase.update(t, """
                insert into deadline_entry (request_id, at, kind, actor, deadline_before, deadline_after)
                select id, now(), 'STARTED', 'by hand', deadline_at, deadline_at from request where id = ?""", id);
    }

    static void move(Connection t, Claimed request, String from, String event, String to, String details)
            throws SQLException {
        HandDatabase.update(t, """
                update request set state = ?, due_at = clock_timestamp(), lease_until = null, version = version + 1,
                    closed_at = case when ? = 'FULFILLED' then clock_timestamp() end where id = ? and version = ?""", to, to, request.id(), request.version());
        event(t, request.id(), null, event, from, to, details);
    }

    static void event(
            Connection t, UUID request, @Nullable UUID task, String event, String from, String to, String details)
            throws SQLException {
        HandDatabase.update(t, """
                insert into audit_event (request_id, task_id, event, from_state, to_state, details)
                values (?, ?, ?, ?, ?, ?::jsonb)""", request, task, event, from, to, details);
    }

    static void fenced(Connection t, String sql, Claimed task, Object... before) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(before));
        parameters.add(task.id());
        parameters.add(task.version());
        HandDatabase.update(t, sql, parameters.toArray());
    }
}
