package io.genesysdsr.identity;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code authenticator}. */
@Component
class AuthenticatorStore {

    private final JdbcClient jdbc;

    AuthenticatorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Personal: it has no text of its own. */
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    record Enrolled(UUID id, byte[] secret, byte[] wrappedKey) {

        @Override
        public String toString() {
            return "Enrolled[" + id + "]";
        }
    }

    void replace(UUID id, String subjectHash, byte[] secret, byte[] wrappedKey) {
        jdbc.sql("delete from authenticator where subject_hash = :subject")
                .param("subject", subjectHash)
                .update();
        jdbc.sql("""
                insert into authenticator (id, subject_hash, secret, wrapped_key)
                values (:id, :subject, :secret, :key)""")
                .param("id", id)
                .param("subject", subjectHash)
                .param("secret", secret)
                .param("key", wrappedKey)
                .update();
    }

    Optional<Enrolled> find(String subjectHash) {
        return jdbc.sql("select * from authenticator where subject_hash = :subject")
                .param("subject", subjectHash)
                .query((row, n) -> new Enrolled(
                        row.getObject("id", UUID.class), row.getBytes("secret"), row.getBytes("wrapped_key")))
                .optional();
    }

    /** Marks a time step as used; false where it, or a later one, was used before. */
    boolean use(UUID id, long step) {
        return jdbc.sql("update authenticator set last_step = :step where id = :id and last_step < :step")
                        .param("step", step)
                        .param("id", id)
                        .update()
                == 1;
    }
}
