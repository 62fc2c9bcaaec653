package io.genesysdsr.request;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code delivery}, and how a request is found by what was received. */
@Component
class DeliveryStore {

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a request asks for; the hash is null for requests that are older than the hash. */
    record Known(
            Regulation regulation, Right right, @Nullable String subjectHash) {}

    Optional<UUID> byReference(Sender sender, String reference) {
        return jdbc.sql("select id from request where sender = :sender and reference = :reference")
                .param("sender", sender.name())
                .param("reference", reference)
                .query(UUID.class)
                .optional();
    }

    /** Two deliveries about the same person wait for each other until their transactions end. */
    void takeTurns(Sender sender, String subjectHash) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:subject, 0))::text")
                .param("subject", sender.name() + subjectHash)
                .query(String.class)
                .single();
    }

    /** The oldest proved request that is still worked on; it cannot close before this transaction ends. */
    Optional<UUID> openTwin(Sender sender, Regulation regulation, Right right, List<String> subjectHashes) {
        return jdbc.sql("""
                select id from request
                where subject_hash = any(:subjects) and closed_at is null and sender = :sender
                  and regulation = :regulation and subject_right = :right and state not in ('AWAITING_PROOF', 'CLOSING')
                  and proof_missing is null and verdict is null and resume_state is distinct from 'CLOSING'
                order by accepted_at limit 1 for no key update""")
                .param("subjects", subjectHashes.toArray(String[]::new))
                .param("sender", sender.name())
                .param("regulation", regulation.name())
                .param("right", right.name())
                .query(UUID.class)
                .optional();
    }

    Known known(UUID id) {
        return jdbc.sql("select regulation, subject_right, subject_hash from request where id = :id")
                .param("id", id)
                .query((row, n) -> new Known(
                        Regulation.valueOf(row.getString("regulation")),
                        Right.valueOf(row.getString("subject_right")),
                        row.getString("subject_hash")))
                .single();
    }

    void describe(UUID id, String subjectHash, byte @Nullable [] verification) {
        jdbc.sql("update request set subject_hash = :subject, verification = :verification where id = :id")
                .param("subject", subjectHash)
                .param("verification", verification)
                .param("id", id)
                .update();
    }

    Optional<byte[]> verification(UUID id) {
        return jdbc.sql("select verification from request where id = :id and verification is not null")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    void add(UUID id, String rule, Submission s, byte @Nullable [] proofs) {
        jdbc.sql("""
                insert into delivery (request_id, rule, channel, received_at, proof_methods, proofs)
                values (:request, :rule, :channel, :received, :methods, :proofs)""")
                .param("request", id)
                .param("rule", rule)
                .param("channel", s.channel())
                .param("received", Timestamp.from(s.receivedAt()))
                .param(
                        "methods",
                        s.proofs().stream().map(p -> p.method().name()).toArray(String[]::new))
                .param("proofs", proofs)
                .update();
    }
}
