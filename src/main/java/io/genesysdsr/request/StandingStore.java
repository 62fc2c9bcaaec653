package io.genesysdsr.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where a request stands, for its sender. */
@Component
class StandingStore {

    /** Nothing was changed anywhere while no task has left its first phase, has an effect in doubt or is worked on. */
    private static final String FIND = """
            select r.*, r.verdict is null and (r.state in ('AWAITING_PROOF', 'ACCEPTED', 'RESOLVED')
                or r.state = 'IN_REVIEW' and r.resume_state is distinct from 'CLOSING'
                or r.state = 'IN_FULFILMENT' and not exists (select 1 from task t where t.request_id = r.id
                    and (t.state <> 'OPEN' or t.phase <> t.phases[1] or t.intent_at is not null
                         or t.external_ref is not null or t.lease_until > clock_timestamp()))) as withdrawable
            from request r where r.id = :id and (:sender::text is null or r.sender = :sender)""";

    private final JdbcClient jdbc;

    StandingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sender whose request it must be; null for anybody's */
    Optional<Standing> find(UUID id, @Nullable Sender sender) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("sender", sender == null ? null : sender.name())
                .query(StandingStore::read)
                .optional();
    }

    /** The tasks of the request cannot be claimed or moved until this transaction ends. */
    void lockTasks(UUID id) {
        jdbc.sql("select id from task where request_id = :id order by id for update")
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    private static Standing read(ResultSet row, int number) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Standing(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                Regulation.valueOf(row.getString("regulation")),
                Right.valueOf(row.getString("subject_right")),
                RequestState.valueOf(row.getString("state")),
                row.getString("review_code"),
                row.getString("proof_missing"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("deadline_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getBoolean("withdrawable"),
                "WITHDRAWN".equals(row.getString("verdict")));
    }
}
