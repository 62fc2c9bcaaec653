package io.genesysdsr.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code letter}. */
@Component
class LetterStore {

    private static final int LONGEST_WAIT_SECONDS = 3600;

    private final JdbcClient jdbc;

    LetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lends letters that are due, the oldest first; whoever does not send them in time finds them due again, later and later. */
    List<Letter> claim(Duration lease, int limit) {
        return jdbc.sql("""
                with due as materialized (
                    select id from letter where state = 'DUE' and due_at <= clock_timestamp()
                    order by created_at limit :limit for update skip locked)
                update letter l set attempt = attempt + 1, trying_since = coalesce(trying_since, clock_timestamp()),
                    due_at = clock_timestamp() + make_interval(secs => greatest(:lease::float8,
                        least(:lease::float8 * power(2, least(attempt, 20)), :longest)))
                from due where l.id = due.id
                returning l.id, l.request_id, l.kind""")
                .param("lease", lease.toMillis() / 1000.0)
                .param("longest", LONGEST_WAIT_SECONDS)
                .param("limit", limit)
                .query(LetterStore::read)
                .list();
    }

    /** Lets nobody else claim until the transaction ends, so that no two replicas count the same letters. */
    void claimAlone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('letter'))")
                .query((row, n) -> n)
                .list();
    }

    /**
     * Those of claimed letters whose address was sent that many in the last 24 hours, or is being sent them; but for letters
     * that a person let go although there were too many.
     */
    Set<UUID> tooMany(List<Letter> claimed, int most) {
        return jdbc
                .sql("""
                with addressed as (
                    select distinct on (request_id) request_id, lookup_hash from identifier
                    where kind = 'EMAIL' and origin = 'SUBMITTED' and request_id in (
                        select request_id from identifier where lookup_hash in (
                            select i.lookup_hash from identifier i join letter l using (request_id)
                            where l.id = any(:claimed) and i.kind = 'EMAIL' and i.origin = 'SUBMITTED'))
                    order by request_id, lookup_hash)
                select l.id from letter l join addressed mine using (request_id)
                where l.id = any(:claimed) and l.code is distinct from :code and (
                    select count(*) from addressed same join letter o using (request_id)
                    where same.lookup_hash = mine.lookup_hash and o.reply_id is null and o.id <> l.id
                      and (o.state = 'SENT' and o.closed_at > clock_timestamp() - interval '24 hours'
                          or o.state = 'DUE' and o.attempt > 0 and (o.created_at, o.id) < (l.created_at, l.id))) >= :most""")
                .param("claimed", claimed.stream().map(Letter::id).toArray(UUID[]::new))
                .param("code", Letters.TOO_MANY)
                .param("most", most)
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Letters that failed for too long. */
    List<Letter> spent(Duration patience) {
        return jdbc.sql("""
                select id, request_id, kind from letter
                where state = 'DUE' and due_at <= clock_timestamp()
                  and trying_since < clock_timestamp() - make_interval(secs => :patience)
                for update skip locked""")
                .param("patience", (double) patience.toSeconds())
                .query(LetterStore::read)
                .list();
    }

    /** False where it was closed before. */
    boolean close(UUID id, String state) {
        return jdbc.sql("""
                update letter set state = :state, code = null, closed_at = clock_timestamp()
                where id = :id and state in ('DUE', 'BY_REPLY', 'UNSENT')""").param("state", state).param("id", id).update() == 1;
    }

    void setAside(UUID id, String code) {
        jdbc.sql("update letter set state = 'UNSENT', code = :code where id = :id and state in ('DUE', 'BY_REPLY')")
                .param("code", code)
                .param("id", id)
                .update();
    }

    /** False where it does not wait for a person. One that was too many is known by its code as let go. */
    boolean again(UUID id) {
        return jdbc.sql("""
                update letter set state = 'DUE', code = case when code = :many then code end, attempt = 0, trying_since = null, due_at = clock_timestamp()
                where id = :id and state = 'UNSENT'""").param("many", Letters.TOO_MANY).param("id", id).update() == 1;
    }

    /** Leaves the acknowledgements of requests to the answer to the mail that they came in. */
    void leaveToReply(UUID replyId, List<UUID> requests) {
        jdbc.sql("""
                update letter set state = 'BY_REPLY', reply_id = :reply
                where request_id = any(:requests) and kind = 'ACKNOWLEDGEMENT' and state = 'DUE'""")
                .param("reply", replyId)
                .param("requests", requests.toArray(UUID[]::new))
                .update();
    }

    /** The letters that an answer tells of, as long as they wait for it. */
    List<Letter> ofReply(UUID replyId) {
        return jdbc.sql(
                        "select id, request_id, kind from letter where reply_id = :reply and state = 'BY_REPLY' for update")
                .param("reply", replyId)
                .query(LetterStore::read)
                .list();
    }

    /** The acknowledgements of requests that nobody was sent yet. */
    List<Letter> acknowledgements(List<UUID> requests) {
        return jdbc.sql("""
                select id, request_id, kind from letter
                where request_id = any(:requests) and kind = 'ACKNOWLEDGEMENT' and state = 'DUE' for update""")
                .param("requests", requests.toArray(UUID[]::new))
                .query(LetterStore::read)
                .list();
    }

    Optional<Letter> find(UUID id) {
        return jdbc.sql("select id, request_id, kind from letter where id = :id")
                .param("id", id)
                .query(LetterStore::read)
                .optional();
    }

    List<UnsentLetter> unsent(int limit) {
        return jdbc.sql("""
                select * from letter where state in ('DUE', 'BY_REPLY', 'UNSENT')
                order by state <> 'UNSENT', created_at limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new UnsentLetter(
                        row.getObject("id", UUID.class),
                        row.getObject("request_id", UUID.class),
                        Letter.Kind.valueOf(row.getString("kind")),
                        !row.getString("state").equals("UNSENT"),
                        row.getString("code"),
                        row.getInt("attempt"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How many letters wait, and how many wait for a person. */
    record Count(String state, long letters) {}

    List<Count> counts() {
        return jdbc.sql("""
                select case state when 'UNSENT' then state else 'DUE' end as state, count(*) as letters
                from letter where state in ('DUE', 'BY_REPLY', 'UNSENT') group by 1""")
                .query((row, n) -> new Count(row.getString("state"), row.getLong("letters")))
                .list();
    }

    private static Letter read(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                Letter.Kind.valueOf(row.getString("kind")));
    }
}
