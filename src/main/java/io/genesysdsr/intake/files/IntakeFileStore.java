package io.genesysdsr.intake.files;

import io.genesysdsr.intake.files.IntakeFile.State;
import io.genesysdsr.keys.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of files. Every change names the version under which the file was lent, so that who lost its lease changes nothing. */
@Component
class IntakeFileStore {

    private static final String NAME = "intake_file.name";

    private final JdbcClient jdbc;
    private final Keys keys;

    IntakeFileStore(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** Notes a file before it is moved; lent to nobody for as long as a lease lasts. */
    long find(UUID mark, String name, Instant writtenAt, Duration lease) {
        var key = keys.newRequestKey(mark);
        return jdbc.sql("""
                insert into intake_file (mark, state, wrapped_key, name, written_at, lease_until)
                values (:mark, 'FOUND', :key, :name, :written, clock_timestamp() + make_interval(secs => :lease))
                returning id""")
                .param("mark", mark)
                .param("key", key.wrapped())
                .param("name", key.encrypt(name, NAME))
                .param("written", Timestamp.from(writtenAt))
                .param("lease", seconds(lease))
                .query(Long.class)
                .single();
    }

    /** The file lies where only we reach it: it may be lent. */
    void found(long id) {
        jdbc.sql("update intake_file set lease_until = null where id = :id and state = 'FOUND'")
                .param("id", id)
                .update();
    }

    /** Nothing was moved: the file was gone, or another replica was quicker. */
    void forget(long id) {
        jdbc.sql("delete from intake_file where id = :id and state = 'FOUND'")
                .param("id", id)
                .update();
    }

    /**
     * Lends the oldest file for which there is something to do: one to take, or one whose rows have all been decided and
     * whose content, where it was sent before, is through.
     */
    Optional<IntakeFile> lend(Duration lease) {
        return jdbc.sql("""
                with due as materialized (
                    select id from intake_file f
                    where (lease_until is null or lease_until < clock_timestamp())
                      and (state in ('FOUND', 'TAKING')
                           or (state = 'TAKEN'
                               and not exists (select 1 from dsr_intake r
                                               where r.source_file = f.id and (r.state is null or r.state = 'CLAIMED'))
                               and not exists (select 1 from intake_file o
                                               where o.id = f.same_as and o.state in ('FOUND', 'TAKING', 'TAKEN'))))
                    order by id limit 1 for update skip locked)
                update intake_file f
                set lease_until = clock_timestamp() + make_interval(secs => :lease), version = version + 1, attempt = attempt + 1
                from due where f.id = due.id
                returning f.*""")
                .param("lease", seconds(lease))
                .query((r, n) -> file(r))
                .optional();
    }

    private IntakeFile file(ResultSet r) throws SQLException {
        UUID mark = r.getObject("mark", UUID.class);
        Timestamp written = r.getTimestamp("written_at");
        return new IntakeFile(
                r.getLong("id"),
                mark,
                State.valueOf(r.getString("state")),
                r.getString("sha256"),
                r.getObject("same_as", Long.class),
                r.getLong("bytes"),
                r.getString("encoding"),
                keys.open(mark, r.getBytes("wrapped_key")).decryptText(r.getBytes("name"), NAME),
                written == null ? null : written.toInstant(),
                r.getLong("last_row"),
                r.getInt("attempt") > IntakeFiles.MOST_ATTEMPTS ? IntakeFiles.NO_PROGRESS : r.getString("code"),
                r.getInt("version"));
    }

    /** Lengthens the lease; false where it was lost. */
    boolean renew(IntakeFile file, Duration lease) {
        return jdbc.sql("""
                update intake_file set lease_until = clock_timestamp() + make_interval(secs => :lease)
                where id = :id and version = :version""")
                        .param("lease", seconds(lease))
                        .param("id", file.id())
                        .param("version", file.version())
                        .update()
                == 1;
    }

    /** The content is known and was never here before: its rows are to be taken. False where it was, or the lease was lost. */
    boolean isNew(IntakeFile file, Survey survey) {
        try {
            return jdbc.sql("""
                    update intake_file set state = 'TAKING', sha256 = :sha, bytes = :bytes, encoding = :encoding, code = :code,
                        attempt = 0, lease_until = null
                    where id = :id and version = :version""")
                            .param("sha", survey.sha256())
                            .param("bytes", survey.bytes())
                            .param("encoding", survey.charset().name())
                            .param("code", survey.text() ? null : Unreadable.NO_TEXT)
                            .param("id", file.id())
                            .param("version", file.version())
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The content was here before: nothing is taken of it. */
    void isAgain(IntakeFile file, Survey survey) {
        jdbc.sql("""
                update intake_file f set state = 'TAKEN', sha256 = :sha, bytes = :bytes, attempt = 0, lease_until = null, same_as = o.id
                from intake_file o
                where f.id = :id and f.version = :version and o.sha256 = :sha and o.same_as is null and o.id <> f.id""")
                .param("sha", survey.sha256())
                .param("bytes", survey.bytes())
                .param("id", file.id())
                .param("version", file.version())
                .update();
    }

    /** All rows that there are stand in the intake table; a code says why the file is for quarantine nevertheless. */
    boolean taken(IntakeFile file, @Nullable String code) {
        return jdbc.sql("""
                update intake_file set state = 'TAKEN', code = :code, attempt = 0, lease_until = null
                where id = :id and version = :version""")
                        .param("code", code)
                        .param("id", file.id())
                        .param("version", file.version())
                        .update()
                == 1;
    }

    /** Everything is written and in its place; what the file was called is forgotten. */
    void close(IntakeFile file, State state) {
        jdbc.sql("""
                update intake_file set state = :state, closed_at = clock_timestamp(), lease_until = null, wrapped_key = null, name = null
                where id = :id and version = :version""")
                .param("state", state.name())
                .param("id", file.id())
                .param("version", file.version())
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
