package io.genesysdsr.request;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The columns of {@code request} and {@code task} that say by when. */
@Component
class DueDateStore {

    private final JdbcClient jdbc;

    DueDateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Request> lock(UUID id) {
        return jdbc.sql("select * from request where id = :id for no key update")
                .param("id", id)
                .query(RequestStore::read)
                .optional();
    }

    void set(UUID id, Instant deadline, Instant internalDue, Instant latestSafe) {
        jdbc.sql("""
                update request set deadline_at = :deadline, internal_due_at = :internal, latest_safe = :safe
                where id = :id""")
                .param("deadline", Timestamp.from(deadline))
                .param("internal", Timestamp.from(internalDue))
                .param("safe", Timestamp.from(latestSafe))
                .param("id", id)
                .update();
    }

    void pause(UUID id, Instant since) {
        jdbc.sql("update request set paused_since = :since where id = :id")
                .param("since", Timestamp.from(since))
                .param("id", id)
                .update();
    }

    void resume(UUID id) {
        jdbc.sql("update request set paused_since = null where id = :id")
                .param("id", id)
                .update();
    }

    List<UUID> unstarted(int limit) {
        return jdbc.sql("""
                select id from request where closed_at is null and internal_due_at is null order by deadline_at limit :limit""").param("limit", limit).query(UUID.class).list();
    }
}
