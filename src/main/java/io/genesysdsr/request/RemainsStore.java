package io.genesysdsr.request;

import io.genesysdsr.request.Remains.Remnant;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what is needed no longer, and takes it out of the tables. */
@Component
class RemainsStore {

    /** What may be stored under a task that is closed, but never counted, is left over as well. */
    private static final String INTEND = """
            update artifact a set purge_intended_at = clock_timestamp()
            from request r, task t
            where r.id = a.request_id and t.id = a.task_id and a.purge_intended_at is null
              and (a.state = 'SUPERSEDED' and a.superseded_at < clock_timestamp() - make_interval(secs => :superseded)
                or a.state in ('INTENDED', 'EXPIRED')
                    and t.closed_at < clock_timestamp() - make_interval(secs => :superseded)
                or r.closed_at < clock_timestamp() - make_interval(secs => :closed))""";

    private static final String FORGET = """
            update request set wrapped_key = null, subject_name = null, corrections = null, verification = null
            where id in (
                select r.id from request r
                where r.wrapped_key is not null and r.closed_at < clock_timestamp() - make_interval(secs => :closed)
                  and not exists (select 1 from artifact a where a.request_id = r.id and a.purged_at is null)
                order by r.closed_at limit :most for update skip locked)
            returning id""";

    private final JdbcClient jdbc;

    RemainsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int intend(Duration superseded, Duration closed) {
        return jdbc.sql(INTEND)
                .param("superseded", TaskStore.seconds(superseded))
                .param("closed", TaskStore.seconds(closed))
                .update();
    }

    List<Remnant> intended(UUID after, int most) {
        return jdbc.sql("""
                select id, request_id, task_id, s3_key from artifact
                where purge_intended_at is not null and purged_at is null and id > :after order by id limit :most""")
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Remnant(
                        row.getObject("id", UUID.class),
                        row.getObject("request_id", UUID.class),
                        row.getObject("task_id", UUID.class),
                        row.getString("s3_key")))
                .list();
    }

    boolean purged(UUID id) {
        return jdbc.sql("""
                update artifact set purged_at = clock_timestamp()
                where id = :id and purge_intended_at is not null and purged_at is null""").param("id", id).update() == 1;
    }

    List<UUID> forget(Duration closed, int most) {
        List<UUID> forgotten = jdbc.sql(FORGET)
                .param("closed", TaskStore.seconds(closed))
                .param("most", most)
                .query(UUID.class)
                .list();
        UUID[] ids = forgotten.toArray(UUID[]::new);
        jdbc.sql("update identifier set value = '' where request_id = any(:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("update delivery set proofs = null where request_id = any(:ids)")
                .param("ids", ids)
                .update();
        return forgotten;
    }
}
