package io.genesysdsr.request;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code request}. Each write of a worker names the version it was read with, and fails where that is stale. */
@Component
class RequestStore {

    /** The statement's time and not {@code clock_timestamp()}: what waits is passed over in the index alone. */
    private static final String CLAIM = """
            with due as materialized (
                select id from request
                where state = :state and due_at <= statement_timestamp()
                  and (lease_until is null or lease_until < clock_timestamp())
                order by latest_safe, due_at limit :limit for update skip locked),
            claimed as (
                update request r
                set lease_until = clock_timestamp() + make_interval(secs => :lease), version = r.version + 1
                where r.id = any(array(select id from due))
                returning r.*)
            select * from claimed order by latest_safe, due_at""";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final LedgerSettings settings;

    RequestStore(JdbcClient jdbc, Keys keys, LedgerSettings settings) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.settings = settings;
    }

    /** Inserts it, unless that sender's reference is taken. */
    boolean insert(UUID id, Submission s, Sender sender, Sufficiency proved, String corrections, RequestKey key) {
        return jdbc.sql("""
                insert into request (id, reference, sender, channel, regulation, subject_right, country, language, received_at,
                    deadline_at, state, proof_missing, subject_name, corrections, wrapped_key)
                values (:id, :reference, :sender, :channel, :regulation, :right, :country, :language, :received, :deadline, :state,
                    :missing, :name, :corrections, :key)
                on conflict (sender, reference) do nothing""")
                        .param("id", id)
                        .param("reference", s.reference())
                        .param("sender", sender.name())
                        .param("channel", s.channel())
                        .param("regulation", s.regulation().name())
                        .param("right", s.right().name())
                        .param("country", s.country())
                        .param("language", s.language())
                        .param("received", Timestamp.from(s.receivedAt()))
                        .param("deadline", Timestamp.from(s.deadlineAt()))
                        .param("state", (proved.isMet() ? RequestState.ACCEPTED : RequestState.AWAITING_PROOF).name())
                        .param("missing", proved.missing())
                        .param("name", s.subjectName() == null ? null : key.encrypt(bytes(s.subjectName()), "name"))
                        .param(
                                "corrections",
                                s.corrections().isEmpty() ? null : key.encrypt(bytes(corrections), "corrections"))
                        .param("key", key.wrapped())
                        .update()
                == 1;
    }

    /** From here on the request is due for its resolution. */
    void proved(UUID id) {
        jdbc.sql("""
                update request set state = 'ACCEPTED', proof_missing = null, due_at = clock_timestamp(), version = version + 1
                where id = :id and state = 'AWAITING_PROOF'""").param("id", id).update();
    }

    /** Says what is still to be proved. */
    void stillMissing(UUID id, String missing) {
        jdbc.sql("update request set proof_missing = :missing where id = :id and state = 'AWAITING_PROOF'")
                .param("missing", missing)
                .param("id", id)
                .update();
    }

    List<Request> claim(RequestState state, int limit) {
        return jdbc.sql(CLAIM)
                .param("state", state.name())
                .param("limit", limit)
                .param("lease", TaskStore.seconds(settings.lease()))
                .query(RequestStore::read)
                .list();
    }

    Optional<Request> find(UUID id) {
        return jdbc.sql("select * from request where id = :id")
                .param("id", id)
                .query(RequestStore::read)
                .optional();
    }

    static Request read(ResultSet row, int number) throws SQLException {
        String verdict = row.getString("verdict");
        return new Request(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                Regulation.valueOf(row.getString("regulation")),
                Right.valueOf(row.getString("subject_right")),
                RequestState.valueOf(row.getString("state")),
                verdict == null ? null : RequestState.valueOf(verdict),
                row.getString("review_code"),
                row.getString("country"),
                row.getString("language"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("deadline_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempt"),
                row.getInt("version"));
    }

    /** A key for a request that is to be entered. */
    RequestKey newKey(UUID id) {
        return keys.newRequestKey(id);
    }

    /** The key of the request; an exception where it was forgotten. */
    RequestKey key(UUID id) {
        return keptKey(id).orElseThrow(() -> new IllegalStateException("The key of request " + id + " was forgotten"));
    }

    /** The key of the request; empty where it was forgotten. */
    Optional<RequestKey> keptKey(UUID id) {
        return jdbc.sql("select wrapped_key from request where id = :id and wrapped_key is not null")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .map(wrapped -> keys.open(id, wrapped));
    }

    @Nullable
    String corrections(UUID id) {
        return jdbc.sql("select corrections from request where id = :id and corrections is not null")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .map(c -> new String(key(id).decrypt(c, "corrections"), StandardCharsets.UTF_8))
                .orElse(null);
    }

    @Nullable
    String subjectName(UUID id) {
        return jdbc.sql("select subject_name from request where id = :id and subject_name is not null")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .map(n -> new String(key(id).decrypt(n, "name"), StandardCharsets.UTF_8))
                .orElse(null);
    }

    /** Whether its facts sufficed; of a request that ended while it waited for more, they did not. */
    boolean isProved(UUID id) {
        return jdbc.sql("""
                select proof_missing is null and exists (select 1 from proof where request_id = request.id)
                from request where id = :id""").param("id", id).query(Boolean.class).single();
    }

    record Taken(Request request, String channel) {}

    List<Taken> takeUnchallenged(int most) {
        return jdbc.sql("""
                with waiting as materialized (
                    select id from request where state = 'AWAITING_PROOF' and challenged_at is null
                    order by received_at limit :most for update skip locked)
                update request r set challenged_at = clock_timestamp() from waiting w where r.id = w.id returning r.*""")
                .param("most", most)
                .query((row, n) -> new Taken(read(row, n), row.getString("channel")))
                .list();
    }

    /** False where it was asked for before, or is not waited for. */
    boolean proofAsked(UUID id) {
        return jdbc.sql("""
                update request set proof_asked_at = clock_timestamp()
                where id = :id and state = 'AWAITING_PROOF' and proof_asked_at is null""").param("id", id).update() == 1;
    }

    /** Requests that wait for proof and that no message is for, each once. */
    List<UUID> takeUnasked(int most) {
        return jdbc.sql("""
                with waiting as materialized (
                    select id from request r
                    where state = 'AWAITING_PROOF' and proof_asked_at is null
                      and not exists (select 1 from challenge c where c.request_id = r.id)
                    order by received_at limit :most for no key update skip locked)
                update request r set proof_asked_at = clock_timestamp() from waiting w where r.id = w.id returning r.id""").param("most", most).query(UUID.class).list();
    }

    record Unproven(Request request, boolean standing) {}

    List<Unproven> lockUnproved(Duration patience, Duration before, int most) {
        return jdbc.sql("""
                select * from request
                where state = 'AWAITING_PROOF'
                  and case when paused_since is not null
                      then received_at < clock_timestamp() - make_interval(secs => :patience)
                      else deadline_at < clock_timestamp() + make_interval(secs => :before) end
                order by deadline_at limit :most for no key update skip locked""")
                .param("patience", TaskStore.seconds(patience))
                .param("before", TaskStore.seconds(before))
                .param("most", most)
                .query((row, n) -> new Unproven(read(row, n), row.getTimestamp("paused_since") != null))
                .list();
    }

    /** Locks the request and says what it is, as it stands then. */
    Request lockAndRead(UUID id) {
        return jdbc.sql("select * from request where id = :id for no key update")
                .param("id", id)
                .query(RequestStore::read)
                .single();
    }

    /** Two tasks of one request that close at once must see each other. */
    void lock(UUID id) {
        jdbc.sql("select 1 from request where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    void move(Request request, RequestState to, @Nullable String code, @Nullable RequestState verdict) {
        int rows = jdbc.sql("""
                update request set state = :to, due_at = clock_timestamp(), attempt = 0, failing_since = null,
                    lease_until = null, version = version + 1, review_code = :code,
                    resume_state = case when :to = 'IN_REVIEW' then state end, verdict = coalesce(:verdict, verdict),
                    closed_at = case when :closed then clock_timestamp() end
                where id = :id and version = :version""")
                .param("to", to.name())
                .param("code", code)
                .param("verdict", verdict == null ? null : verdict.name())
                .param("closed", to.isTerminal())
                .param("id", request.id())
                .param("version", request.version())
                .update();
        if (rows != 1) {
            throw new LeaseLost(request.id());
        }
    }

    boolean thwart(Request request, Duration after) {
        return jdbc.sql("""
                update request set due_at = clock_timestamp() + make_interval(secs => :after), attempt = attempt + 1,
                    failing_since = coalesce(failing_since, clock_timestamp()), lease_until = null, version = version + 1
                where id = :id and version = :version
                  and coalesce(failing_since, clock_timestamp()) > clock_timestamp() - make_interval(secs => :patience)""")
                        .param("after", TaskStore.seconds(after))
                        .param("patience", TaskStore.seconds(settings.patience()))
                        .param("id", request.id())
                        .param("version", request.version())
                        .update()
                == 1;
    }

    void lastTaskClosed(UUID id) {
        int rows = jdbc.sql("""
                update request set state = 'CLOSING', due_at = clock_timestamp(), attempt = 0, lease_until = null,
                    version = version + 1
                where id = :id and state = 'IN_FULFILMENT'""").param("id", id).update();
        if (rows != 1) {
            throw new IllegalStateException("Request " + id + " had no task left, but was not in fulfilment");
        }
    }

    /** Shows the latest reason for which something of the request stands still or ended without success. */
    void explain(UUID id, String code) {
        jdbc.sql("update request set review_code = :code where id = :id")
                .param("code", code)
                .param("id", id)
                .update();
    }

    void renew(Map<UUID, Integer> held) {
        Renewal.of(held).ifPresent(r -> jdbc.sql("""
                update request t set lease_until = clock_timestamp() + make_interval(secs => :lease)
                from unnest(:ids::uuid[], :versions::int[]) as held(id, version)
                where t.id = held.id and t.version = held.version and t.lease_until is not null""")
                .param("lease", TaskStore.seconds(settings.lease()))
                .param("ids", r.ids())
                .param("versions", r.versions())
                .update());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
