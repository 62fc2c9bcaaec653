package io.genesysdsr.bench;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How {@link HandLoop} claims what is due: in one statement, as the product does. */
final class HandClaims {

    private static final String CLAIM_ROWS = """
            with due as materialized (select id from dsr_intake where state is null
                or (state = 'CLAIMED' and lease_until < clock_timestamp()) order by id limit ? for update skip locked)
            update dsr_intake r set state = 'CLAIMED', lease_until = clock_timestamp() + interval '30 seconds'
            from due where r.id = due.id returning r.id, r.reference, r.identifiers::text, r.proof::text, r.received_at""";
    private static final String CLAIM_REQUESTS = """
            with due as materialized (select id from request where state = ? and due_at <= clock_timestamp()
                and (lease_until is null or lease_until < clock_timestamp())
                order by latest_safe, due_at limit ? for update skip locked)
            update request r set lease_until = clock_timestamp() + interval '60 seconds', version = version + 1
            from due where r.id = due.id returning r.id, r.wrapped_key, r.version, r.deadline_at""";
    private static final String CLAIM_TASKS = """
            with due as materialized (select id from task where system = 'gdpr' and lane = 'QUICK'
                and state = 'OPEN' and ready
                and due_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
                order by latest_safe, due_at limit ? for update skip locked)
            update task t set lease_until = clock_timestamp() + interval '60 seconds', version = t.version + 1
            from due, request r, identifier i where t.id = due.id and r.id = t.request_id and i.id = t.identifier_id
            returning t.id, t.request_id, r.wrapped_key, t.version, t.phase, t.external_ref, i.value""";

    private final HandDatabase database;
    private final Keys keys;

    /** Work that was claimed: a request, or a task with what it needs. */
    record Claimed(
            UUID id,
            UUID request,
            RequestKey key,
            int version,
            String phase,
            @Nullable String ref,
            byte[] value) {}

    record Row(long id, String reference, String identifiers, String proof, Timestamp received) {}

    HandClaims(HandDatabase database, Keys keys) {
        this.database = database;
        this.keys = keys;
    }

    List<Row> rows(int limit) throws SQLException {
        return database.query(
                CLAIM_ROWS,
                r -> new Row(r.getLong(1), r.getString(2), r.getString(3), r.getString(4), r.getTimestamp(5)),
                limit);
    }

    List<Claimed> requests(String state, int limit) throws SQLException {
        return database.query(
                CLAIM_REQUESTS, r -> claimed(r, r.getObject(1, UUID.class), "", null, new byte[0]), state, limit);
    }

    List<Claimed> tasks(int limit) throws SQLException {
        return database.query(
                CLAIM_TASKS,
                r -> claimed(r, r.getObject(2, UUID.class), r.getString(5), r.getString(6), r.getBytes(7)),
                limit);
    }

    private Claimed claimed(ResultSet r, UUID request, String phase, @Nullable String ref, byte[] value)
            throws SQLException {
        RequestKey key = keys.open(request, r.getBytes("wrapped_key"));
        return new Claimed(r.getObject(1, UUID.class), request, key, r.getInt("version"), phase, ref, value);
    }
}
