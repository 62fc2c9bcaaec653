package io.genesysdsr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dsr_intake}, written back for whoever inserted them. */
@Component
class IntakeStore {

    private final JdbcClient jdbc;

    IntakeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a row. */
    record Became(@Nullable UUID requestId, boolean duplicate) {}

    /** Inserts a row that nobody but this transaction can claim. */
    IntakeRow stage(Arrival a) {
        return jdbc.sql("""
                insert into dsr_intake (channel, sender, reference, regulation, subject_right, received_at, subject_name,
                    identifiers, proof, corrections, country, language, verification, state)
                values (:channel, :sender, :reference, :regulation, :right, :received, :name, :identifiers::jsonb,
                    :proof::jsonb, :corrections::jsonb, :country, :language, :verification, 'CLAIMED')
                returning id, inserted_at""")
                .param("channel", a.channel())
                .param("sender", a.sender())
                .param("reference", a.reference())
                .param("regulation", a.regulation())
                .param("right", a.subjectRight())
                .param("received", timestamp(a.receivedAt()))
                .param("name", a.subjectName())
                .param("identifiers", text(a.identifiers()))
                .param("proof", text(a.proof()))
                .param("corrections", text(a.corrections()))
                .param("country", a.country())
                .param("language", a.language())
                .param("verification", a.verification())
                .query((row, n) -> row(a, row.getLong("id"), row.getObject("inserted_at", OffsetDateTime.class)))
                .single();
    }

    private static IntakeRow row(Arrival a, long id, OffsetDateTime insertedAt) {
        return new IntakeRow(
                id,
                a.reference(),
                a.regulation(),
                a.subjectRight(),
                a.receivedAt(),
                insertedAt.toString(),
                a.subjectName(),
                a.identifiers(),
                a.proof(),
                a.corrections(),
                a.country(),
                a.language(),
                null,
                a.channel(),
                a.sender(),
                a.verification());
    }

    private static @Nullable String text(@Nullable JsonNode json) {
        return json == null || json.isNull() ? null : json.toString();
    }

    /** A claim that is no time is refused by whoever reads the row. */
    private static @Nullable Timestamp timestamp(@Nullable String claim) {
        Instant time = claim == null ? null : ReceivedAt.read(claim);
        return time == null ? null : Timestamp.from(time);
    }

    Became became(long id) {
        return jdbc.sql("select request_id, state = 'DUPLICATE' as duplicate from dsr_intake where id = :id")
                .param("id", id)
                .query((row, n) -> new Became(row.getObject("request_id", UUID.class), row.getBoolean("duplicate")))
                .single();
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
                    subject_name = null, identifiers = null, proof = null, corrections = null, verification = null
                from request r where i.id = :id and r.id = :request""").param("id", id).param("request", requestId).update();
    }

    /**
     * The row keeps what its sender wrote, so that it can be mended and its state emptied; a row of a file does not, because
     * it is mended in a file. A row that a person filled in for a mail goes back to that person.
     */
    void refuse(long id, String reason) {
        jdbc.sql("""
                update dsr_intake set lease_until = null,
                    state = case when review_id is null then 'REFUSED' else 'IN_REVIEW' end,
                    reason = case when review_id is null then :reason else 'intake-142: ' || :reason end,
                    subject_name = case when source_file is null then subject_name end,
                    identifiers = case when source_file is null then identifiers end,
                    proof = case when source_file is null then proof end,
                    corrections = case when source_file is null then corrections end
                where id = :id""").param("reason", reason).param("id", id).update();
    }

    void duplicate(long id, UUID requestId, String reason) {
        jdbc.sql("""
                update dsr_intake i set state = 'DUPLICATE', reason = :reason, lease_until = null,
                    request_id = r.id, due_at = r.deadline_at,
                    subject_name = null, identifiers = null, proof = null, corrections = null, verification = null
                from request r where i.id = :id and r.id = :request""")
                .param("id", id)
                .param("request", requestId)
                .param("reason", reason)
                .update();
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
                update dsr_intake set subject_name = null, identifiers = null, proof = null, corrections = null,
                    verification = null
                where state = 'REFUSED' and inserted_at < now() - make_interval(days => :days)
                  and (subject_name is not null or identifiers is not null or proof is not null or corrections is not null
                    or verification is not null)""").param("days", days).update();
    }
}
