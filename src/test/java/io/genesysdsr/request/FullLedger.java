package io.genesysdsr.request;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A ledger with as many open tasks as wanted, from which tasks are claimed and put back: what a claim costs then. Nine of ten
 * tasks wait for Genesys, those that are the most urgent; the tenth is due.
 */
public final class FullLedger {

    /** How many are claimed at once: as many as a replica usually has room for while it works. */
    public static final int AT_ONCE = 20;

    private static final int TASKS_OF_A_REQUEST = 10;
    private static final int REQUESTS_AT_ONCE = 2_000;

    private final JdbcClient db;
    private final Keys keys;
    private final ClaimStore tasks;

    public FullLedger(JdbcClient db, Keys keys) {
        this.db = db;
        this.keys = keys;
        Duration second = Duration.ofSeconds(1);
        LedgerSettings settings = new LedgerSettings(
                second, second.multipliedBy(60), second, second, second, AT_ONCE, AT_ONCE, 1, 1, second);
        this.tasks = new ClaimStore(db, keys, settings);
    }

    /** Fills it with this many tasks, a multiple of a hundred; values can be read by the key that was given. */
    public void fill(int count) {
        int requests = count / TASKS_OF_A_REQUEST;
        for (int done = 0; done < requests; done += REQUESTS_AT_ONCE) {
            requests(done, Math.min(REQUESTS_AT_ONCE, requests - done));
        }
        db.sql("""
                insert into identifier (id, request_id, kind, origin, value, lookup_hash, target)
                select gen_random_uuid(), r.id, 'EMAIL', 'SUBMITTED', r.subject_name, gen_random_uuid()::text, true
                from request r, generate_series(1, :each)""").param("each", TASKS_OF_A_REQUEST).update();
        // Where nine of ten wait they were submitted first, because they were the most urgent.
        db.sql("""
                insert into task (id, request_id, identifier_id, system, phases, phase, state, latest_safe, due_at)
                select gen_random_uuid(), r.id, i.id, 'gdpr', '{SUBMIT,AWAIT,CONFIRM}',
                    case when waits then 'AWAIT' else 'SUBMIT' end, 'OPEN', r.latest_safe,
                    case when waits then now() + interval '3 hours' else now() - interval '1 minute' end
                from (select *, number % 10 < 9 as waits
                      from (select *, row_number() over (order by latest_safe) * 10 / (count(*) over () + 1) as number
                            from request) n) r
                join identifier i on i.request_id = r.id
                order by r.latest_safe""").update();
        for (String table : List.of("request", "identifier", "task")) {
            db.sql("vacuum (analyze) " + table).update();
        }
    }

    private void requests(int from, int count) {
        List<UUID> ids =
                IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
        List<RequestKey> each = ids.stream().map(keys::newRequestKey).toList();
        db.sql("""
                insert into request (id, reference, channel, regulation, subject_right, received_at, deadline_at, latest_safe,
                    state, subject_name, wrapped_key)
                select id, 'F-' || id, 'table', 'GDPR', 'ERASURE', now(), now() + interval '30 days',
                    now() + (:from + n) * interval '1 second', 'IN_FULFILMENT', value, key
                from unnest(:ids::uuid[], :values::bytea[], :keys::bytea[]) with ordinality as t(id, value, key, n)""")
                .param("from", from)
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "values",
                        each.stream()
                                .map(key -> key.encrypt("subject@nowhere.example.org", "identifier"))
                                .toArray(byte[][]::new))
                .param("keys", each.stream().map(RequestKey::wrapped).toArray(byte[][]::new))
                .update();
    }

    /** Claims due tasks and puts them back; returns how many there were. The claim alone is timed. */
    public Timed claim() {
        long begin = System.nanoTime();
        List<Task> claimed = tasks.claim("gdpr", Lane.QUICK, AT_ONCE);
        long nanos = System.nanoTime() - begin;
        putBack(claimed);
        return new Timed(nanos, claimed.size());
    }

    /** Looks for downloads, of which there are none. */
    public Timed claimNothing() {
        long begin = System.nanoTime();
        List<Task> claimed = tasks.claim("gdpr", Lane.LONG, AT_ONCE);
        return new Timed(System.nanoTime() - begin, claimed.size());
    }

    /** How long a claim took, and how many it got. */
    public record Timed(long nanos, int claimed) {}

    /** As if they had been put off and their time had come by now: the next claim wakes as many as it takes. */
    private void putBack(List<Task> claimed) {
        db.sql("update task set lease_until = null, ready = false where id = any(:ids)")
                .param("ids", claimed.stream().map(Task::id).toArray(UUID[]::new))
                .update();
    }
}
