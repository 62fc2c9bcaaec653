package io.genesysdsr.intake;

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

    /** From here on the ledger alone holds what is personal; the row reads as its request stands. */
    void accept(long id, UUID requestId) {
        jdbc.sql("""
                update dsr_intake i set state = r.state, reason = coalesce(r.review_code, r.proof_missing),
                    request_id = r.id, due_at = r.deadline_at, lease_until = null,
                    subject_name = null, identifiers = null, proof = null, corrections = null
                from request r where i.id = :id and r.id = :request""").param("id", id).param("request", requestId).update();
    }

    /** The row keeps what its sender wrote, so that it can be mended and its state emptied. */
    void refuse(long id, String reason) {
        jdbc.sql("""
                update dsr_intake set state = 'REFUSED', reason = :reason, lease_until = null where id = :id""").param("reason", reason).param("id", id).update();
    }

    void duplicate(long id, UUID requestId) {
        jdbc.sql("""
                update dsr_intake i set state = 'DUPLICATE', reason = 'reference: was received before', lease_until = null,
                    request_id = r.id, due_at = r.deadline_at,
                    subject_name = null, identifiers = null, proof = null, corrections = null
                from request r where i.id = :id and r.id = :request""").param("id", id).param("request", requestId).update();
    }

    void refuseProof(long id, String reason) {
        jdbc.sql("""
                update dsr_intake i set proof = null, state = coalesce((select r.state from request r where r.id = i.request_id), i.state),
                    reason = :reason, lease_until = null
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
