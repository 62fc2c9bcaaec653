package io.genesysdsr.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what is in the ledger and how long it waits, in one statement, so that all figures are of one moment. */
@Component
class BacklogStore {

    /** The kinds of figures. */
    enum Kind {
        REQUESTS,
        TASKS,
        ARTIFACT_BYTES,
        OLDEST_DUE,
        MAIL_REVIEWS,
        MAIL_REVIEWS_DUE
    }

    /** One figure; which of system, phase and state it has depends on its kind. */
    record Figure(
            Kind kind,
            @Nullable String system,
            @Nullable String phase,
            @Nullable String state,
            double value) {}

    private static final String FIGURES = """
            select 'REQUESTS' as kind, null as system, null as phase, state, count(*)::float8 as value
            from request group by state
            union all
            select 'TASKS', system, phase, state, count(*) from task group by system, phase, state
            union all
            select 'ARTIFACT_BYTES', null, null, state, coalesce(sum(bytes), 0)
            from artifact where purged_at is null group by state
            union all
            select 'OLDEST_DUE', system, null, null, extract(epoch from clock_timestamp() - min(due_at))
            from task
            where state = 'OPEN' and due_at <= clock_timestamp()
              and (lease_until is null or lease_until < clock_timestamp())
            group by system
            union all
            select 'OLDEST_DUE', 'request', null, null, extract(epoch from clock_timestamp() - min(due_at))
            from request
            where state in ('ACCEPTED', 'RESOLVED', 'CLOSING') and due_at <= clock_timestamp()
              and (lease_until is null or lease_until < clock_timestamp())
            having count(*) > 0
            union all
            select 'MAIL_REVIEWS', null, null, null, count(*)
            from dsr_intake where state = 'IN_REVIEW' and request_id is null and review_id is not null
            union all
            select 'MAIL_REVIEWS_DUE', null, null, null, extract(epoch from min(due_at) - clock_timestamp())
            from dsr_intake where state = 'IN_REVIEW' and request_id is null and review_id is not null
            having count(*) > 0""";

    private final JdbcClient jdbc;

    BacklogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Figure> figures() {
        return jdbc.sql(FIGURES)
                .query((row, number) -> new Figure(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("system"),
                        row.getString("phase"),
                        row.getString("state"),
                        row.getDouble("value")))
                .list();
    }
}
