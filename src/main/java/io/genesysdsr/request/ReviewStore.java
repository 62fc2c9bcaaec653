package io.genesysdsr.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code request} and {@code task} that wait for a person. Moves them under the lock of their request. */
@Component
class ReviewStore {

    /** A request that nothing moves but a decision. */
    record StoppedRequest(
            UUID id,
            RequestState state,
            @Nullable RequestState resumeState,
            @Nullable String code) {}

    /** A parked task. */
    record StoppedTask(
            UUID id,
            UUID requestId,
            String system,
            Phase phase,
            List<Phase> phases,
            @Nullable String code) {}

    private static final String OPEN = """
            select r.id, r.id as request_id, r.reference, r.regulation, r.subject_right, r.state, r.resume_state,
                null as system, null as phase, r.review_code as code, r.due_at as since, r.deadline_at
            from request r where r.state = 'IN_REVIEW'
            union all
            select t.id, r.id, r.reference, r.regulation, r.subject_right, r.state, null, t.system, t.phase, t.code,
                (select max(e.at) from audit_event e
                 where e.request_id = r.id and e.task_id = t.id and e.event = 'TaskParked'), r.deadline_at
            from task t join request r on r.id = t.request_id where t.state = 'PARKED'
            order by deadline_at, since limit :most""";

    private static final List<Decision> TASK_DECISIONS = List.copyOf(EnumSet.complementOf(EnumSet.of(Decision.CHOOSE)));

    private final JdbcClient jdbc;

    ReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Review> open(int most) {
        return jdbc.sql(OPEN).param("most", most).query(ReviewStore::readReview).list();
    }

    /** The request of a task, or the request itself. */
    Optional<UUID> requestOf(UUID id) {
        return jdbc.sql("select request_id from task where id = :id union all select id from request where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    Optional<StoppedRequest> request(UUID id) {
        return jdbc.sql("""
                select id, state, resume_state, review_code from request
                where id = :id and state in ('IN_REVIEW', 'AWAITING_PROOF')""")
                .param("id", id)
                .query((row, n) -> new StoppedRequest(
                        id,
                        RequestState.valueOf(row.getString("state")),
                        state(row.getString("resume_state")),
                        row.getString("review_code")))
                .optional();
    }

    Optional<StoppedTask> task(UUID id) {
        return jdbc.sql("""
                select request_id, system, phase, phases, code from task where id = :id and state = 'PARKED'""")
                .param("id", id)
                .query((row, n) -> new StoppedTask(
                        id,
                        row.getObject("request_id", UUID.class),
                        row.getString("system"),
                        Phase.valueOf(row.getString("phase")),
                        Arrays.stream((String[]) row.getArray("phases").getArray())
                                .map(Phase::valueOf)
                                .toList(),
                        row.getString("code")))
                .optional();
    }

    void move(StoppedRequest request, RequestState to, @Nullable RequestState verdict) {
        changed(jdbc.sql("""
                update request set state = :to, due_at = clock_timestamp(), attempt = 0, failing_since = null,
                    lease_until = null, resume_state = null, version = version + 1,
                    verdict = coalesce(:verdict, verdict),
                    review_code = case when :verdict::text is null then null else review_code end
                where id = :id and state = :state""")
                .param("to", to.name())
                .param("verdict", verdict == null ? null : verdict.name())
                .param("id", request.id())
                .param("state", request.state().name()));
    }

    /** An effect outside that is in doubt stays in doubt: the task looks for it before it sends anything. */
    void retry(StoppedTask task) {
        changed(jdbc.sql("""
                update task set state = 'OPEN', code = null, due_at = clock_timestamp(), attempt = 0, round = 0, looks = 0,
                    failing_since = null, lease_until = null, version = version + 1
                where id = :id and state = 'PARKED'""").param("id", task.id()));
    }

    void beginAnew(StoppedTask task) {
        changed(jdbc.sql("""
                update task set state = 'OPEN', phase = phases[1], code = null, due_at = clock_timestamp(), attempt = 0,
                    round = 0, looks = 0, failing_since = null, lease_until = null, intent_at = null,
                    external_ref = null, renewals = renewals + 1, version = version + 1
                where id = :id and state = 'PARKED'""").param("id", task.id()));
    }

    void close(StoppedTask task, TaskState state) {
        changed(jdbc.sql("""
                update task set state = :state, closed_at = clock_timestamp(), lease_until = null, version = version + 1
                where id = :id and state = 'PARKED'""").param("state", state.name()).param("id", task.id()));
    }

    /** Shows why something of the request still stands still or ended without success, or nothing. */
    void explainByWhatIsLeft(UUID requestId) {
        jdbc.sql("""
                update request set review_code = (select code from task
                    where request_id = :id and state in ('PARKED', 'REFUSED', 'FAILED')
                    order by state = 'PARKED' desc, closed_at desc limit 1)
                where id = :id""").param("id", requestId).update();
    }

    private static void changed(JdbcClient.StatementSpec statement) {
        if (statement.update() != 1) {
            throw new IllegalStateException("What was locked for a decision was moved by another");
        }
    }

    private static Review readReview(ResultSet row, int number) throws SQLException {
        String phase = row.getString("phase");
        OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
        return new Review(
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getString("reference"),
                Regulation.valueOf(row.getString("regulation")),
                Right.valueOf(row.getString("subject_right")),
                row.getString("system"),
                phase == null ? null : Phase.valueOf(phase),
                row.getString("code"),
                since == null ? null : since.toInstant(),
                row.getObject("deadline_at", OffsetDateTime.class).toInstant(),
                phase == null
                        ? List.copyOf(Reviews.possible(
                                RequestState.IN_REVIEW, state(row.getString("resume_state")), row.getString("code")))
                        : TASK_DECISIONS);
    }

    private static @Nullable RequestState state(@Nullable String name) {
        return name == null ? null : RequestState.valueOf(name);
    }
}
