package io.genesysdsr.bench;

import io.genesysdsr.bench.HandClaims.Claimed;
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
