package io.genesysdsr.intake.rest;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code intake_call}: calls that bore an idempotency key, and how they were answered. */
@Component
class CallStore {

    private final JdbcClient jdbc;

    CallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a call was answered. */
    record Answered(String bodyHash, int status, String answer) {}

    /**
     * Begins a call, and forgets some that are older than is kept.
     *
     * @return how the call of that key was answered, where there was one; the same call at another replica is waited for
     */
    Optional<Answered> begin(String keyHash, String bodyHash, Duration kept) {
        jdbc.sql("""
                delete from intake_call where key_hash in (
                    select key_hash from intake_call where made_at < now() - make_interval(secs => :kept)
                    order by made_at limit 100 for update skip locked)""").param("kept", kept.toSeconds()).update();
        int begun = jdbc.sql("""
                insert into intake_call (key_hash, body_hash) values (:key, :body) on conflict (key_hash) do nothing""").param("key", keyHash).param("body", bodyHash).update();
        return begun == 1
                ? Optional.empty()
                : jdbc.sql("select body_hash, status, answer from intake_call where key_hash = :key")
                        .param("key", keyHash)
                        .query((row, n) ->
                                new Answered(row.getString("body_hash"), row.getInt("status"), row.getString("answer")))
                        .optional();
    }

    void answered(String keyHash, int status, String answer) {
        jdbc.sql("update intake_call set status = :status, answer = :answer where key_hash = :key")
                .param("status", status)
                .param("answer", answer)
                .param("key", keyHash)
                .update();
    }
}
