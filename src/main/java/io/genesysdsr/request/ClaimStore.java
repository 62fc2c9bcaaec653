package io.genesysdsr.request;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.Undecryptable;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims due tasks, each with the identifier that it is about. */
@Component
class ClaimStore {

    /**
     * Those whose time has come since they were put off, the earliest first. It lends nothing and may be done twice. The
     * statement's time and not {@code clock_timestamp()}, at which no scan of an index could end.
     */
    static final String WAKE = """
            with due as materialized (
                select id from task
                where system = :system and lane = :lane and state = 'OPEN' and not ready
                  and due_at <= statement_timestamp()
                order by due_at
                limit :limit for update skip locked)
            update task set ready = true where id = any(array(select id from due))""";

    /** More than any claim takes, so that what is most urgent of it is claimed first, also after a long rest. */
    private static final int WOKEN_AT_ONCE = 5_000;

    /**
     * Materialized, because PostgreSQL may otherwise pass the limit of a sub-select; an array, because it does not know the
     * limit in a prepared plan, and would read whole tables to join so many rows as it expects.
     */
    static final String CLAIM = """
            with due as materialized (
                select id from task
                where system = :system and lane = :lane and state = 'OPEN' and ready
                  and due_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
                order by latest_safe, due_at
                limit :limit for update skip locked),
            claimed as (
                update task t
                set lease_until = clock_timestamp() + make_interval(secs => :lease), version = t.version + 1
                from request r, identifier i
                where t.id = any(array(select id from due)) and r.id = t.request_id and i.id = t.identifier_id
                returning t.*, r.subject_right, r.wrapped_key, i.kind, i.value, clock_timestamp() as now)
            select * from claimed order by latest_safe, due_at""";

    private static final String UNREADABLE = "ledger-606";
    private static final Logger LOG = LoggerFactory.getLogger(ClaimStore.class);

    private final JdbcClient jdbc;
    private final Keys keys;
    private final LedgerSettings settings;

    ClaimStore(JdbcClient jdbc, Keys keys, LedgerSettings settings) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.settings = settings;
    }

    List<Task> claim(String system, Lane lane, int limit) {
        jdbc.sql(WAKE)
                .param("system", system)
                .param("lane", lane.name())
                .param("limit", WOKEN_AT_ONCE)
                .update();
        return jdbc
                .sql(CLAIM)
                .param("system", system)
                .param("lane", lane.name())
                .param("limit", limit)
                .param("lease", TaskStore.seconds(settings.lease()))
                .query(this::readable)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** One task that these keys do not open must not keep all the others from being worked on. */
    private Optional<Task> readable(ResultSet row, int number) throws SQLException {
        UUID requestId = row.getObject("request_id", UUID.class);
        byte[] wrapped = row.getBytes("wrapped_key");
        try {
            if (wrapped != null) {
                byte[] value = keys.open(requestId, wrapped).decrypt(row.getBytes("value"), "identifier");
                return Optional.of(read(row, requestId, new String(value, StandardCharsets.UTF_8)));
            }
        } catch (Undecryptable e) {
            LOG.debug("Its key does not open it, or is not opened itself");
        }
        LOG.error("{}: task {} cannot be read under the keys of this replica", UNREADABLE, row.getObject("id"));
        return Optional.empty();
    }

    private static Task read(ResultSet row, UUID requestId, String identifier) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                requestId,
                Right.valueOf(row.getString("subject_right")),
                row.getString("system"),
                phases(row.getArray("phases")),
                Phase.valueOf(row.getString("phase")),
                new Identifier(IdentifierKind.valueOf(row.getString("kind")), identifier),
                row.getInt("attempt"),
                row.getInt("round"),
                row.getInt("renewals"),
                row.getInt("version"),
                TaskStore.instant(row, "intent_at"),
                row.getInt("looks"),
                row.getString("external_ref"),
                row.getObject("now", OffsetDateTime.class).toInstant());
    }

    private static List<Phase> phases(Array column) throws SQLException {
        return Arrays.stream((String[]) column.getArray()).map(Phase::valueOf).toList();
    }
}
