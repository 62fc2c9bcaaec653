package io.genesysdsr.intake.mail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code intake_mail}: each mail that was taken, and its acknowledgement. */
@Component
class MailStore {

    private static final int MOST_ATTEMPTS = 10;

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An acknowledgement that is due, as it is stored. */
    record Due(UUID id, byte[] wrappedKey, byte[] answer) {}

    /**
     * Notes that a mail is taken by this transaction; another that takes the same waits for its end.
     *
     * @return empty where it is taken by this one; else whether a person was to read it
     */
    Optional<Boolean> begin(UUID id, String keyHash) {
        int begun = jdbc.sql(
                        "insert into intake_mail (id, key_hash) values (:id, :key) on conflict (key_hash) do nothing")
                .param("id", id)
                .param("key", keyHash)
                .update();
        return begun == 1
                ? Optional.empty()
                : jdbc.sql("select review from intake_mail where key_hash = :key")
                        .param("key", keyHash)
                        .query(Boolean.class)
                        .optional();
    }

    void leaveToPerson(UUID id) {
        jdbc.sql("update intake_mail set review = true where id = :id")
                .param("id", id)
                .update();
    }

    /** How many acknowledgements an address was to get in the last 24 hours, by any of its hashes. */
    int answersLately(List<String> addressHashes) {
        return jdbc.sql("""
                select count(*) from intake_mail
                where address_hash = any(:hashes) and answer_state <> 'NONE' and taken_at > now() - interval '24 hours'""")
                .param("hashes", addressHashes.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    void answer(UUID id, String addressHash, byte[] wrappedKey, byte[] answer) {
        jdbc.sql("""
                update intake_mail set answer_state = 'DUE', address_hash = :address, wrapped_key = :key, answer = :answer
                where id = :id""")
                .param("address", addressHash)
                .param("key", wrappedKey)
                .param("answer", answer)
                .param("id", id)
                .update();
    }

    /** Lends acknowledgements that are due; one that is not noted as sent is due again later, until it is given up. */
    List<Due> claim() {
        jdbc.sql("""
                update intake_mail set answer_state = 'GIVEN_UP', answer = null, wrapped_key = null
                where answer_state = 'DUE' and attempt >= :most and due_at <= now()""").param("most", MOST_ATTEMPTS).update();
        return jdbc.sql("""
                with due as materialized (
                    select id from intake_mail where answer_state = 'DUE' and due_at <= now()
                    order by due_at limit 20 for update skip locked)
                update intake_mail m set attempt = m.attempt + 1,
                    due_at = now() + interval '1 minute' * power(2, m.attempt)
                from due where m.id = due.id returning m.id, m.wrapped_key, m.answer""")
                .query((row, n) ->
                        new Due(row.getObject("id", UUID.class), row.getBytes("wrapped_key"), row.getBytes("answer")))
                .list();
    }

    void sent(UUID id) {
        jdbc.sql("update intake_mail set answer_state = 'SENT', answer = null, wrapped_key = null where id = :id")
                .param("id", id)
                .update();
    }
}
