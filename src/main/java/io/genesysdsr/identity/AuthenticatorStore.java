package io.genesysdsr.identity;

import io.genesysdsr.identity.Authenticators.Enrolled;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code authenticator} and {@code authenticator_event}. */
@Component
class AuthenticatorStore {

    private final JdbcClient jdbc;

    AuthenticatorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Personal: it has no text of its own. */
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    record Row(UUID id, byte[] secret, byte[] wrappedKey) {

        @Override
        public String toString() {
            return "Authenticator[" + id + "]";
        }
    }

    void add(UUID id, String subjectHash, byte[] secret, byte[] wrappedKey, String actor) {
        jdbc.sql("""
                insert into authenticator (id, subject_hash, secret, wrapped_key, enrolled_by)
                values (:id, :subject, :secret, :key, :actor)""")
                .param("id", id)
                .param("subject", subjectHash)
                .param("secret", secret)
                .param("key", wrappedKey)
                .param("actor", actor)
                .update();
    }

    int remove(List<String> subjectHashes) {
        return jdbc.sql("delete from authenticator where subject_hash = any(:subjects)")
                .param("subjects", subjectHashes.toArray(String[]::new))
                .update();
    }

    void note(String event, String subjectHash, String actor) {
        jdbc.sql("insert into authenticator_event (event, subject_hash, actor) values (:event, :subject, :actor)")
                .param("event", event)
                .param("subject", subjectHash)
                .param("actor", actor)
                .update();
    }

    List<Enrolled> enrolled() {
        return jdbc.sql("select * from authenticator order by enrolled_at desc, id limit 1000")
                .query((row, n) -> new Enrolled(
                        row.getObject("id", UUID.class),
                        row.getString("subject_hash"),
                        row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
                        row.getString("enrolled_by")))
                .list();
    }

    /** The authenticator, locked, so that tries at once are counted one by one; empty where it was guessed at too often. */
    Optional<Row> find(List<String> subjectHashes, int tries) {
        return jdbc.sql("""
                select * from authenticator where subject_hash = any(:subjects)
                  and (failed < :tries or failed_since < clock_timestamp() - interval '1 day')
                order by enrolled_at desc limit 1 for update""")
                .param("subjects", subjectHashes.toArray(String[]::new))
                .param("tries", tries)
                .query((row, n) ->
                        new Row(row.getObject("id", UUID.class), row.getBytes("secret"), row.getBytes("wrapped_key")))
                .optional();
    }

    void failed(UUID id) {
        jdbc.sql("""
                update authenticator set
                    failed = case when failed_since > clock_timestamp() - interval '1 day' then failed + 1 else 1 end,
                    failed_since = case when failed_since > clock_timestamp() - interval '1 day' then failed_since
                        else clock_timestamp() end
                where id = :id""").param("id", id).update();
    }

    /** Marks a time step as used; false where it, or a later one, was used before. */
    boolean use(UUID id, long step) {
        return jdbc.sql("""
                update authenticator set last_step = :step, failed = 0, failed_since = null
                where id = :id and last_step < :step""").param("step", step).param("id", id).update() == 1;
    }
}
