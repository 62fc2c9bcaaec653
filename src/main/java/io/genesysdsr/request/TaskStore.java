package io.genesysdsr.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code task}. Each write names the version it was read with, and fails where that is stale. */
@Component
class TaskStore {

    private final JdbcClient jdbc;
    private final LedgerSettings settings;
    private final Supplier<UUID> ids;

    TaskStore(JdbcClient jdbc, LedgerSettings settings, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.ids = ids;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** To the given phase, or closed as done where there is none; due at once. */
    void advance(Task task, @Nullable Phase next) {
        changed(task, jdbc.sql("""
                update task set phase = coalesce(:next, phase), state = case when :next::text is null then 'DONE' else 'OPEN' end,
                    closed_at = case when :next::text is null then clock_timestamp() end,
                    due_at = clock_timestamp(), attempt = 0, round = 0, failing_since = null, lease_until = null,
                    version = version + 1
                where id = :id and version = :version""").param("next", next == null ? null : next.name()));
    }

    void defer(Task task, Duration after) {
        changed(task, jdbc.sql("""
                update task set due_at = clock_timestamp() + make_interval(secs => :after), round = round + 1,
                    attempt = 0, failing_since = null, lease_until = null, version = version + 1
                where id = :id and version = :version""").param("after", seconds(after)));
    }

    /** Makes the task due again after a failure; false where its patience is spent and nothing was changed. */
    boolean thwart(Task task, Duration after, boolean forgetIntent) {
        return jdbc.sql("""
                update task set due_at = clock_timestamp() + make_interval(secs => :after), attempt = attempt + 1,
                    failing_since = coalesce(failing_since, clock_timestamp()), lease_until = null,
                    intent_at = case when :forget then null else intent_at end, version = version + 1
                where id = :id and version = :version
                  and coalesce(failing_since, clock_timestamp()) > clock_timestamp() - make_interval(secs => :patience)""")
                        .param("after", seconds(after))
                        .param("forget", forgetIntent)
                        .param("patience", seconds(settings.patience()))
                        .param("id", task.id())
                        .param("version", task.version())
                        .update()
                == 1;
    }

    void beginAnew(Task task, String code) {
        changed(task, jdbc.sql("""
                update task set phase = phases[1], renewals = renewals + 1, due_at = clock_timestamp(), attempt = 0,
                    round = 0, looks = 0, failing_since = null, intent_at = null, external_ref = null, code = :code,
                    lease_until = null, version = version + 1
                where id = :id and version = :version""").param("code", code));
    }

    void leave(Task task, TaskState state, String code) {
        changed(task, jdbc.sql("""
                update task set state = :state, code = :code, lease_until = null, version = version + 1,
                    closed_at = case when :state = 'PARKED' then null else clock_timestamp() end
                where id = :id and version = :version""").param("state", state.name()).param("code", code));
    }

    /** Closes every open task of a request that is withdrawn; whoever holds one has lost it. */
    List<Closed> withdraw(UUID requestId, String code) {
        return jdbc.sql("""
                update task set state = 'REFUSED', code = :code, lease_until = null, closed_at = clock_timestamp(),
                    version = version + 1
                where request_id = :request and state = 'OPEN'
                returning id, system, phase""")
                .param("code", code)
                .param("request", requestId)
                .query((row, n) ->
                        new Closed(row.getObject("id", UUID.class), row.getString("system"), row.getString("phase")))
                .list();
    }

    /** A task that was closed without its worker. */
    record Closed(UUID id, String system, String phase) {}

    void intend(Task task) {
        changed(task, jdbc.sql("""
                update task set intent_at = clock_timestamp(), looks = 0 where id = :id and version = :version"""));
    }

    void lookedInVain(Task task) {
        changed(task, jdbc.sql("update task set looks = looks + 1 where id = :id and version = :version"));
    }

    void forgetIntent(Task task) {
        changed(task, jdbc.sql("""
                update task set intent_at = null, looks = 0 where id = :id and version = :version"""));
    }

    void refer(Task task, String externalRef) {
        changed(task, jdbc.sql("""
                update task set external_ref = :ref, intent_at = null, looks = 0 where id = :id and version = :version""").param("ref", externalRef));
    }

    void find(Task task, String findings) {
        changed(
                task,
                jdbc.sql(
                                "update task set findings = findings || :findings::jsonb where id = :id and version = :version")
                        .param("findings", findings));
    }

    boolean isReferredTo(String system, String externalRef) {
        return jdbc.sql("select exists (select 1 from task where system = :system and external_ref = :ref)")
                .param("system", system)
                .param("ref", externalRef)
                .query(Boolean.class)
                .single();
    }

    boolean isLastClosed(UUID requestId) {
        return jdbc.sql("""
                select not exists (select 1 from task where request_id = :id and state in ('OPEN', 'PARKED'))""").param("id", requestId).query(Boolean.class).single();
    }

    /** Inserts it, due at once, under a new id. */
    UUID insert(UUID requestId, PlannedTask planned) {
        UUID id = ids.get();
        jdbc.sql("""
                insert into task (id, request_id, identifier_id, system, phases, phase, state, latest_safe)
                values (:id, :request, :identifier, :system, :phases::text[], :phase, 'OPEN', :safe)""")
                .param("id", id)
                .param("request", requestId)
                .param("identifier", planned.identifierId())
                .param("system", planned.system())
                .param("phases", planned.phases().stream().map(Phase::name).toArray(String[]::new))
                .param("phase", planned.phases().get(0).name())
                .param("safe", java.sql.Timestamp.from(planned.latestSafe()))
                .update();
        return id;
    }

    /** The tasks that are not closed go along with a deadline that was another one before. */
    void followDeadline(UUID requestId, Instant before) {
        jdbc.sql("""
                update task t set latest_safe = t.latest_safe + (r.deadline_at - :before::timestamptz)
                from request r
                where r.id = :id and t.request_id = r.id and t.state in ('OPEN', 'PARKED')
                  and r.deadline_at <> :before::timestamptz""")
                .param("before", java.sql.Timestamp.from(before))
                .param("id", requestId)
                .update();
    }

    void renew(Map<UUID, Integer> held) {
        Renewal.of(held).ifPresent(r -> jdbc.sql("""
                update task t set lease_until = clock_timestamp() + make_interval(secs => :lease)
                from unnest(:ids::uuid[], :versions::int[]) as held(id, version)
                where t.id = held.id and t.version = held.version and t.lease_until is not null""")
                .param("lease", seconds(settings.lease()))
                .param("ids", r.ids())
                .param("versions", r.versions())
                .update());
    }

    /** Fails where the task was taken over; until the transaction ends, nobody takes it over. */
    void requireHeld(Task task) {
        jdbc.sql("select 1 from task where id = :id and version = :version for share")
                .param("id", task.id())
                .param("version", task.version())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new LeaseLost(task.id()));
    }

    private void changed(Task task, JdbcClient.StatementSpec statement) {
        int rows = statement
                .param("id", task.id())
                .param("version", task.version())
                .update();
        if (rows != 1) {
            throw new LeaseLost(task.id());
        }
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
