package io.genesysdsr.intake.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code intake_mail}: each mail that was taken, and its acknowledgement. */
@Component
class MailStore {

    private static final int LONGEST_WAIT_SECONDS = 3600;

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An acknowledgement that is due, as it is stored. */
    record Due(byte[] wrappedKey, byte[] answer) {}

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

    /** How many acknowledgements an address was to get in the last 24 hours, by any of its hashes; one count at a time. */
    int answersLately(List<String> addressHashes) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('intake_mail ' || :hash))")
                .param("hash", addressHashes.get(0))
                .query((row, n) -> n)
                .list();
        return jdbc.sql("""
                select count(*) from intake_mail
                where address_hash = any(:hashes) and taken_at > now() - interval '24 hours'""")
                .param("hashes", addressHashes.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** Counts a mail as one that its address is answered for. */
    void count(UUID id, String addressHash) {
        jdbc.sql("update intake_mail set address_hash = :address where id = :id")
                .param("address", addressHash)
                .param("id", id)
                .update();
    }

    /** Forgets whom mails were from that no limit counts any more. */
    void forgetAddresses() {
        jdbc.sql("""
                update intake_mail set address_hash = null
                where address_hash is not null and taken_at < now() - interval '2 days'""").update();
    }

    void answer(UUID id, byte[] wrappedKey, byte[] answer) {
        jdbc.sql("""
                update intake_mail set answer_state = 'DUE', wrapped_key = :key, answer = :answer, due_at = clock_timestamp()
                where id = :id""")
                .param("key", wrappedKey)
                .param("answer", answer)
                .param("id", id)
                .update();
    }

    /** Acknowledgements that failed for too long. */
    List<UUID> spent(Duration patience) {
        return jdbc.sql("""
                select id from intake_mail
                where answer_state = 'DUE' and due_at <= clock_timestamp()
                  and trying_since < clock_timestamp() - make_interval(secs => :patience)
                for update skip locked""")
                .param("patience", patience.toMillis() / 1000.0)
                .query(UUID.class)
                .list();
    }

    /** Lends acknowledgements that are due; one that is not noted as sent is due again, later and later. */
    List<UUID> claim(Duration lease, int limit) {
        return jdbc.sql("""
                with due as materialized (
                    select id from intake_mail where answer_state = 'DUE' and due_at <= clock_timestamp()
                    order by due_at limit :limit for update skip locked)
                update intake_mail m set attempt = m.attempt + 1,
                    trying_since = coalesce(m.trying_since, clock_timestamp()),
                    due_at = clock_timestamp() + make_interval(secs => greatest(:lease::float8,
                        least(:lease::float8 * power(2, least(m.attempt, 20)), :longest)))
                from due where m.id = due.id returning m.id""")
                .param("lease", lease.toMillis() / 1000.0)
                .param("longest", LONGEST_WAIT_SECONDS)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    Optional<Due> due(UUID id) {
        return jdbc.sql("select wrapped_key, answer from intake_mail where id = :id and answer_state = 'DUE'")
                .param("id", id)
                .query((row, n) -> new Due(row.getBytes("wrapped_key"), row.getBytes("answer")))
                .optional();
    }

    void sent(UUID id) {
        end(id, "SENT");
    }

    void giveUp(UUID id) {
        end(id, "GIVEN_UP");
    }

    private void end(UUID id, String state) {
        jdbc.sql("""
                update intake_mail set answer_state = :state, answer = null, wrapped_key = null
                where id = :id and answer_state = 'DUE'""").param("state", state).param("id", id).update();
    }
}
