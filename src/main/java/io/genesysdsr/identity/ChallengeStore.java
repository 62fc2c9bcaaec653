package io.genesysdsr.identity;

import io.genesysdsr.request.ProofMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code challenge} and of {@code challenge_sending}. */
@Component
class ChallengeStore {

    /**
     * Within an address and a source those first for whose request something is proved already, which a flood is not, then
     * the newest: what waits of a flood is older than whoever asks now.
     */
    private static final String CLAIM = """
            with due as materialized (
                select c.id, c.subject_hash, c.source, c.created_at, p.begun,
                    row_number() over (partition by c.subject_hash, c.source order by p.begun desc, c.created_at desc, c.id)
                        + (select count(*) from challenge_sending s where s.subject_hash = c.subject_hash
                           and s.source = c.source and s.at > clock_timestamp() - make_interval(secs => :window)) as to_subject,
                    row_number() over (partition by c.source order by p.begun desc, c.created_at desc, c.id)
                        + (select count(*) from challenge_sending s where s.source = c.source
                           and s.at > clock_timestamp() - make_interval(secs => :window)) as from_source
                from challenge c join request r on r.id = c.request_id
                    cross join lateral (
                        select exists (select 1 from proof where request_id = c.request_id) as begun) p
                where c.state = 'DUE' and c.due_at <= clock_timestamp() and c.sends < :sends
                  and r.state = 'AWAITING_PROOF'),
            admitted as materialized (
                select id from due where to_subject <= :perSubject and from_source <= :perSource
                order by begun desc, created_at desc limit :most)
            update challenge c
            set sends = c.sends + 1, tries = 0, due_at = clock_timestamp() + make_interval(secs => :again)
            from admitted a where c.id = a.id
            returning c.*""";

    private final JdbcClient jdbc;
    private final ChallengeSettings settings;

    ChallengeStore(JdbcClient jdbc, ChallengeSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** One challenge, without its secrets. */
    record Row(UUID id, UUID requestId, UUID identifierId, ProofMethod method, String subjectHash, String source) {}

    /** A challenge that somebody answers, with the hash of what they must know. */
    record Asked(Row row, String secretHash) {}

    void add(Row row) {
        jdbc.sql("""
                insert into challenge (id, request_id, identifier_id, method, subject_hash, source)
                values (:id, :request, :identifier, :method, :subject, :source)
                on conflict (request_id, identifier_id) do nothing""")
                .param("id", row.id())
                .param("request", row.requestId())
                .param("identifier", row.identifierId())
                .param("method", row.method().name())
                .param("subject", row.subjectHash())
                .param("source", row.source())
                .update();
    }

    /** Takes what is due and within the limits; one replica at a time, so that limits hold for all together. */
    List<Row> claim(int most) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('genesys-dsr challenges'))::text")
                .query(String.class)
                .list();
        return jdbc.sql(CLAIM)
                .param("window", seconds(settings.window()))
                .param("sends", settings.sends())
                .param("perSubject", settings.perSubject())
                .param("perSource", settings.perSource())
                .param("again", seconds(settings.sendAgainAfter()))
                .param("most", most)
                .query(ChallengeStore::read)
                .list();
    }

    /** The intent: from here on the message may have left, and this secret alone opens it. */
    void intend(Row row, String handleHash, String secretHash, Duration life) {
        jdbc.sql("""
                update challenge set handle_hash = :handle, secret_hash = :secret,
                    expires_at = clock_timestamp() + make_interval(secs => :life)
                where id = :id""")
                .param("handle", handleHash)
                .param("secret", secretHash)
                .param("life", seconds(life))
                .param("id", row.id())
                .update();
        jdbc.sql("""
                insert into challenge_sending (challenge_id, subject_hash, source) values (:id, :subject, :source)""")
                .param("id", row.id())
                .param("subject", row.subjectHash())
                .param("source", row.source())
                .update();
    }

    /** The request that it belongs to; empty where it was answered, or noted as sent, before. */
    Optional<UUID> sent(UUID id) {
        return jdbc.sql("update challenge set state = 'SENT' where id = :id and state = 'DUE' returning request_id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Counts a try, whether or not it is right; empty where nothing under that handle can be answered. */
    Optional<Asked> tried(List<String> handleHashes, ProofMethod method) {
        return jdbc.sql("""
                update challenge set tries = tries + 1
                where handle_hash = any(:handles) and method = :method and state <> 'REDEEMED'
                  and expires_at > clock_timestamp() and tries < :tries
                returning *""")
                .param("handles", handleHashes.toArray(String[]::new))
                .param("method", method.name())
                .param("tries", settings.tries())
                .query((row, n) -> new Asked(read(row, n), row.getString("secret_hash")))
                .optional();
    }

    boolean redeemed(UUID id) {
        return jdbc.sql("""
                update challenge set state = 'REDEEMED', redeemed_at = clock_timestamp(), tries = 0
                where id = :id and state <> 'REDEEMED'""").param("id", id).update() == 1;
    }

    /** A link that came back stands for its person a little longer, for a second factor; each use of it counts. */
    Optional<Row> redeemedLink(List<String> handleHashes) {
        return jdbc.sql("""
                update challenge set tries = tries + 1
                where handle_hash = any(:handles) and method = 'EMAIL_LINK' and state = 'REDEEMED'
                  and expires_at > clock_timestamp() and tries < :tries
                returning *""")
                .param("handles", handleHashes.toArray(String[]::new))
                .param("tries", settings.tries())
                .query(ChallengeStore::read)
                .optional();
    }

    /** Makes a message due again whose secret ran out or was mistyped too often. */
    void again(List<String> handleHashes) {
        jdbc.sql("""
                update challenge set state = 'DUE', due_at = clock_timestamp()
                where handle_hash = any(:handles) and state = 'SENT' and sends < :sends
                  and (expires_at <= clock_timestamp() or tries >= :tries)""")
                .param("handles", handleHashes.toArray(String[]::new))
                .param("sends", settings.sends())
                .param("tries", settings.tries())
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getObject("identifier_id", UUID.class),
                ProofMethod.valueOf(row.getString("method")),
                row.getString("subject_hash"),
                row.getString("source"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
