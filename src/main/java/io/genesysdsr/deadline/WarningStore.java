package io.genesysdsr.deadline;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code deadline_warning}: what somebody was warned of, once for each point and deadline. */
@Component
class WarningStore {

    /** The points of requests whose clock runs, by seconds, because a day of a time zone need not have 24 hours; work is unsafe where it has not begun outside when it had to. */
    private static final String POINTS = """
            with running as (
                select r.*, r.state in ('AWAITING_PROOF', 'ACCEPTED', 'RESOLVED')
                    or (r.state = 'IN_REVIEW' and r.resume_state is distinct from 'CLOSING')
                    or exists (select 1 from task t where t.request_id = r.id and t.state in ('OPEN', 'PARKED')
                               and t.phase = t.phases[1] and t.latest_safe <= :now) as unbegun
                from request r
                where r.closed_at is null and r.internal_due_at is not null and r.paused_since is null),
            point as (
                select r.id, 'PERIOD_' || p as point, r.deadline_at,
                    r.received_at + make_interval(secs => extract(epoch from r.deadline_at - r.received_at)::float8 * p / 100) as at
                from running r cross join unnest(:shares::int[]) p
                union all select id, 'INTERNAL_DUE', deadline_at, internal_due_at from running
                union all select id, 'LATEST_SAFE', deadline_at, latest_safe from running where unbegun
                union all select id, 'BREACHED', deadline_at, deadline_at from running
                union all select r.id, d.kind || '_DUE', d.due_at, d.due_at - make_interval(secs => :before)
                from running r join deadline_duty d on d.request_id = r.id and d.met_at is null
                union all select r.id, d.kind || '_MISSED', d.due_at, d.due_at
                from running r join deadline_duty d on d.request_id = r.id and d.met_at is null)
            """;

    private static final String TAKE = POINTS + """
            , taken as (
                insert into deadline_warning (request_id, point, deadline_at, at, given)
                select id, point, deadline_at, :now, true from point p
                where at <= :now and not exists (select 1 from deadline_warning w
                    where w.request_id = p.id and w.point = p.point and w.deadline_at = p.deadline_at)
                order by deadline_at, at limit :limit
                on conflict do nothing
                returning request_id, point, deadline_at)
            select t.*, r.regulation, r.state, r.review_code
            from taken t join request r on r.id = t.request_id order by t.deadline_at, t.request_id, t.point""";

    private final JdbcClient jdbc;

    WarningStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A point that was passed.
     *
     * @param point its name
     * @param deadline of what
     * @param state where the request stands
     * @param code why it stands there, where it waits for a person
     */
    record Passed(
            UUID requestId,
            String point,
            Instant deadline,
            String regulation,
            String state,
            @Nullable String code) {}

    /** Takes points that were passed and that nobody was warned of, so that no other replica takes them. */
    List<Passed> take(Instant now, List<Integer> shares, Duration before, int limit) {
        return jdbc.sql(TAKE)
                .param("now", Timestamp.from(now))
                .param("shares", shares.toArray(Integer[]::new))
                .param("before", (double) before.toSeconds())
                .param("limit", limit)
                .query((row, n) -> new Passed(
                        row.getObject("request_id", UUID.class),
                        row.getString("point"),
                        row.getObject("deadline_at", OffsetDateTime.class).toInstant(),
                        row.getString("regulation"),
                        row.getString("state"),
                        row.getString("review_code")))
                .list();
    }

    /** Shares of the new period that lie behind are no news. */
    void passOver(UUID requestId, Instant now, List<Integer> shares) {
        jdbc.sql("""
                insert into deadline_warning (request_id, point, deadline_at, at, given)
                select r.id, 'PERIOD_' || p, r.deadline_at, :now, false
                from request r cross join unnest(:shares::int[]) p
                where r.id = :id and r.received_at
                    + make_interval(secs => extract(epoch from r.deadline_at - r.received_at)::float8 * p / 100) <= :now
                on conflict do nothing""")
                .param("now", Timestamp.from(now))
                .param("shares", shares.toArray(Integer[]::new))
                .param("id", requestId)
                .update();
    }

    /** What of a request is not closed, and where it stands: the cause of a breach. */
    List<Map<String, Object>> unfinished(UUID requestId) {
        return jdbc.sql("""
                select system, phase, state, coalesce(code, '-') as code, count(*) as tasks
                from task where request_id = :id and state in ('OPEN', 'PARKED')
                group by system, phase, state, code order by system, phase, state, code""").param("id", requestId).query().listOfRows();
    }

    /** Of one law: how many open requests are late, may become late, or stand still. */
    record Urgency(String regulation, String urgency, long requests) {}

    List<Urgency> urgencies(Instant now) {
        return jdbc.sql("""
                select regulation,
                    case when paused_since is not null then 'PAUSED'
                         when deadline_at <= :now then 'OVERDUE'
                         when internal_due_at <= :now or latest_safe <= :now and state in ('AWAITING_PROOF', 'ACCEPTED',
                             'RESOLVED', 'IN_REVIEW') or exists (select 1 from task t where t.request_id = r.id
                             and t.state in ('OPEN', 'PARKED') and t.phase = t.phases[1] and t.latest_safe <= :now)
                             then 'AT_RISK'
                         else 'IN_TIME' end as urgency,
                    count(*) as requests
                from request r where closed_at is null group by 1, 2""")
                .param("now", Timestamp.from(now))
                .query((row, n) ->
                        new Urgency(row.getString("regulation"), row.getString("urgency"), row.getLong("requests")))
                .list();
    }
}
