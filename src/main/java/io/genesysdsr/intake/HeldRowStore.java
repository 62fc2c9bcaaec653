package io.genesysdsr.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dsr_intake} that wait for a person who reads the mail that they came in. */
@Component
class HeldRowStore {

    private final JdbcClient jdbc;

    HeldRowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person reads the mail, fills in the row and takes it up; the law's clock runs meanwhile. */
    void hold(long id, String reason, UUID mail, Instant dueAt) {
        jdbc.sql("""
                update dsr_intake set state = 'IN_REVIEW', reason = :reason, lease_until = null,
                    review_id = gen_random_uuid(), mail_id = :mail,
                    due_at = :due
                where id = :id""")
                .param("reason", reason)
                .param("mail", mail)
                .param("due", Timestamp.from(dueAt))
                .param("id", id)
                .update();
    }

    List<MailReview> open() {
        return jdbc.sql("""
                select i.review_id, i.reference, i.reason, coalesce(i.received_at, i.inserted_at) as since, i.due_at,
                    coalesce(m.answer_state, 'NONE') as answer
                from dsr_intake i left join intake_mail m on m.id = i.mail_id
                where i.state = 'IN_REVIEW' and i.request_id is null and i.review_id is not null
                order by i.due_at""")
                .query((row, n) -> new MailReview(
                        row.getObject("review_id", UUID.class),
                        row.getString("reference"),
                        row.getString("reason"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        MailReview.Answer.valueOf(row.getString("answer"))))
                .list();
    }

    /** False where it does not wait for a person any more. */
    boolean takeUp(UUID reviewId) {
        return jdbc.sql("""
                update dsr_intake set state = null, reason = null
                where review_id = :id and state = 'IN_REVIEW' and request_id is null""").param("id", reviewId).update() == 1;
    }

    /** False where it does not wait for a person any more. */
    boolean dismiss(UUID reviewId, String reason, String actor) {
        return jdbc.sql("""
                update dsr_intake set state = 'REFUSED', reason = :reason, decided_by = :actor,
                    decided_at = clock_timestamp(), due_at = null,
                    subject_name = null, identifiers = null, proof = null, corrections = null, verification = null
                where review_id = :id and state = 'IN_REVIEW' and request_id is null""")
                        .param("reason", reason)
                        .param("actor", actor)
                        .param("id", reviewId)
                        .update()
                == 1;
    }

    /** Empties what is personal in rows that nobody decided about for that many days; they go on waiting. */
    int purge(int days) {
        return jdbc.sql("""
                update dsr_intake set subject_name = null, identifiers = null, proof = null, corrections = null,
                    verification = null, reason = 'intake-145: emptied, because nobody decided in ' || :days || ' days; the mail is in the review folder'
                where state = 'IN_REVIEW' and request_id is null and review_id is not null
                  and inserted_at < now() - make_interval(days => :days)
                  and (subject_name is not null or identifiers is not null or proof is not null or corrections is not null
                    or verification is not null)""").param("days", days).update();
    }
}
