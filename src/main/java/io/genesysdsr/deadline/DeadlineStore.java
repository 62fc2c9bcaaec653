package io.genesysdsr.deadline;

import io.genesysdsr.deadline.DeadlineEntry.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code deadline_entry} and {@code deadline_duty}. */
@Component
class DeadlineStore {

    private final JdbcClient jdbc;

    DeadlineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DeadlineEntry> entries(UUID requestId) {
        return jdbc.sql("select * from deadline_entry where request_id = :id order by id")
                .param("id", requestId)
                .query((row, n) -> new DeadlineEntry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        row.getString("actor"),
                        row.getObject("deadline_before", OffsetDateTime.class).toInstant(),
                        row.getObject("deadline_after", OffsetDateTime.class).toInstant()))
                .list();
    }

    void add(UUID requestId, DeadlineEntry entry) {
        jdbc.sql("""
                insert into deadline_entry (request_id, at, kind, reason, actor, deadline_before, deadline_after)
                values (:request, :at, :kind, :reason, :actor, :before, :after)""")
                .param("request", requestId)
                .param("at", Timestamp.from(entry.at()))
                .param("kind", entry.kind().name())
                .param("reason", entry.reason())
                .param("actor", entry.actor())
                .param("before", Timestamp.from(entry.before()))
                .param("after", Timestamp.from(entry.after()))
                .update();
    }

    void owe(UUID requestId, Duty duty, Instant dueAt) {
        jdbc.sql("""
                insert into deadline_duty (request_id, kind, due_at) values (:request, :kind, :due)
                on conflict (request_id, kind) do nothing""")
                .param("request", requestId)
                .param("kind", duty.name())
                .param("due", Timestamp.from(dueAt))
                .update();
    }

    /** Notes that the person was told; the first time counts. */
    void meet(UUID requestId, Duty duty, Instant at) {
        jdbc.sql("""
                update deadline_duty set met_at = :at where request_id = :request and kind = :kind and met_at is null""")
                .param("request", requestId)
                .param("kind", duty.name())
                .param("at", Timestamp.from(at))
                .update();
    }
}
