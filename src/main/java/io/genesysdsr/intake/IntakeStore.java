package io.genesysdsr.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dsr_intake}, written back for whoever inserted them. */
@Component
class IntakeStore {

    private final JdbcClient jdbc;

    IntakeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the row; false where another replica has dealt with it since it was claimed. */
    boolean isStillClaimed(long id) {
        return jdbc.sql("select id from dsr_intake where id = :id and state = 'CLAIMED' for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** From here on the ledger alone holds what is personal. */
    void accept(long id, String state, UUID requestId, Instant deadline) {
        jdbc.sql("""
                update dsr_intake set state = :state, reason = null, request_id = :request, due_at = :due, lease_until = null,
                    subject_name = null, identifiers = null, proof = null, corrections = null
                where id = :id""")
                .param("state", state)
                .param("request", requestId)
                .param("due", Timestamp.from(deadline))
                .param("id", id)
                .update();
    }

    /**
     * The row keeps what its sender wrote, so that it can be mended and its state emptied; a row of a file does not, because
     * it is mended in a file.
     */
    void refuse(long id, String reason) {
        jdbc.sql("""
                update dsr_intake set state = 'REFUSED', reason = :reason, lease_until = null,
                    subject_name = case when source_file is null then subject_name end,
                    identifiers = case when source_file is null then identifiers end,
                    proof = case when source_file is null then proof end,
                    corrections = case when source_file is null then corrections end
                where id = :id""").param("reason", reason).param("id", id).update();
    }

    void duplicate(long id, UUID requestId) {
        jdbc.sql("""
                update dsr_intake i set state = 'DUPLICATE', reason = 'reference: was received before', lease_until = null,
                    request_id = r.id, due_at = r.deadline_at,
                    subject_name = null, identifiers = null, proof = null, corrections = null
                from request r where i.id = :id and r.id = :request""").param("id", id).param("request", requestId).update();
    }

    void emptyProof(long id) {
        jdbc.sql("update dsr_intake set proof = null, reason = null, lease_until = null where id = :id")
                .param("id", id)
                .update();
    }

    void refuseProof(long id, String reason) {
        jdbc.sql("""
                update dsr_intake set proof = null, state = 'AWAITING_PROOF', reason = :reason, lease_until = null
                where id = :id""").param("reason", reason).param("id", id).update();
    }

    /** Empties what is personal in rows that were refused that many days ago and never mended. */
    int purgeRefused(int days) {
        return jdbc.sql("""
                update dsr_intake set subject_name = null, identifiers = null, proof = null, corrections = null
                where state = 'REFUSED' and inserted_at < now() - make_interval(days => :days)
                  and (subject_name is not null or identifiers is not null or proof is not null or corrections is not null)""").param("days", days).update();
    }
}
