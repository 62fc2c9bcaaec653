package io.genesysdsr.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.bench.HandClaims.Claimed;
import io.genesysdsr.bench.HandClaims.Row;
import io.genesysdsr.bench.HandResolution.Found;
import io.genesysdsr.bench.HandResolution.Term;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Erasures by hand, to compare the product with: JDBC and {@code java.net.http}, no Camel and no Spring. It works on the
 * product's own tables, commits where the product commits, encrypts and seals under the same keys, keeps the same six
 * objects, each checked on the server, with as many threads. It knows erasures of plain contacts, and nothing else.
 */
public final class HandLoop {

    private static final int THREADS = 16;
    private static final int IN_HAND = 200;
    private static final int CONNECTIONS = 24;

    private final ObjectMapper json = new ObjectMapper();
    private final HandDatabase database;
    private final HandClaims claims;
    private final HandGenesys genesys;
    private final HandResolution resolution;
    private final HandEvidence evidence;
    private final Keys keys;

    private interface Claim<T> {
        List<T> upTo(int limit) throws SQLException;
    }

    private interface Step<T> {
        void on(T work) throws Exception;
    }

    private HandLoop(Settings settings) throws IOException {
        this.database = new HandDatabase(settings.of("database"), CONNECTIONS);
        this.genesys = new HandGenesys(settings.of("api"), settings.of("login"));
        this.keys = Keys.from(settings.of("keys"));
        this.resolution = new HandResolution(genesys, keys);
        this.claims = new HandClaims(database, keys);
        this.evidence = new HandEvidence(database, keys, settings.of("s3"), settings.of("bucket"));
    }

    /** Works until its standard input ends; the arguments are {@code name=value}. */
    public static void main(String[] arguments) throws IOException {
        HandLoop loop = new HandLoop(Settings.in(arguments));
        loop.stage("accept", 1, 1000, Duration.ofSeconds(1), n -> loop.claims.rows(n), loop::accept);
        loop.stage("resolve", THREADS, IN_HAND, n -> loop.claims.requests("ACCEPTED", n), loop::resolve);
        loop.stage("plan", THREADS, IN_HAND, n -> loop.claims.requests("RESOLVED", n), loop::plan);
        loop.stage("fulfil", THREADS, IN_HAND, loop.claims::tasks, loop::fulfil);
        loop.stage("close", THREADS, IN_HAND, n -> loop.claims.requests("CLOSING", n), loop::close);
        System.out.println("by hand: ready");
        while (System.in.read() >= 0) {
            // Only the end counts.
        }
        System.exit(0);
    }

    private <T> void stage(String name, int threads, int inHand, Claim<T> claim, Step<T> step) {
        stage(name, threads, inHand, Duration.ofMillis(250), claim, step);
    }

    /** One thread claims as much as there is room for, others work; where nothing was claimed, it waits. */
    private <T> void stage(String name, int threads, int inHand, Duration poll, Claim<T> claim, Step<T> step) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Semaphore room = new Semaphore(inHand);
        Thread claimer = new Thread(
                () -> {
                    while (true) {
                        if (!claimSome(claim, step, workers, room)) {
                            LockSupport.parkNanos(poll.toNanos());
                        }
                    }
                },
                name);
        claimer.setDaemon(true);
        claimer.start();
    }

    private <T> boolean claimSome(Claim<T> claim, Step<T> step, ExecutorService workers, Semaphore room) {
        int free = room.drainPermits();
        List<T> claimed = List.of();
        try {
            claimed = free == 0 ? claimed : claim.upTo(free);
        } catch (SQLException e) {
            complain(e);
        }
        room.release(free - claimed.size());
        claimed.forEach(work -> workers.execute(() -> {
            try {
                step.on(work);
            } catch (Exception e) {
                // Its lease ends in a minute, and it is claimed again.
                complain(e);
            } finally {
                room.release();
            }
        }));
        return !claimed.isEmpty();
    }

    private static void complain(Exception e) {
        System.out.println("by hand: " + e);
    }

    private void accept(Row row) throws Exception {
        JsonNode first = json.readTree(row.identifiers()).path(0);
        JsonNode proof = json.readTree(row.proof());
        String email = first.path("value").asText().strip().toLowerCase(java.util.Locale.ROOT);
        UUID id = UUID.randomUUID();
        RequestKey key = keys.newRequestKey(id);
        database.transaction(t -> {
            HandDatabase.query(
                    t, "select id from dsr_intake where id = ? and state = 'CLAIMED' for update", r -> 1, row.id());
            HandDatabase.update(
                    t,
                    """
                    insert into request (id, reference, channel, regulation, subject_right, received_at, deadline_at,
                        internal_due_at, latest_safe, state, subject_hash, subject_name, wrapped_key)
                    select ?, ?, 'TABLE', 'GDPR', 'ERASURE', at, at + interval '1 month', at + interval '23 days',
                        at + interval '16 days', 'ACCEPTED', ?, ?, ? from (select ?::timestamptz as at) received""",
                    id,
                    row.reference(),
                    keys.lookupHash("SUBJECT", email),
                    key.encrypt("Subject", "name"),
                    key.wrapped(),
                    row.received());
            HandRows.proved(t, id, key, proof);
            identifier(t, id, key, "EMAIL", email, "SUBMITTED");
            HandRows.event(
                    t, id, null, "RequestAccepted", "", "ACCEPTED", "{\"channel\": \"TABLE\", \"identifiers\": 1}");
            HandDatabase.update(t, """
                    update dsr_intake set state = 'ACCEPTED', request_id = ?, lease_until = null, subject_name = null,
                        identifiers = null, proof = null where id = ?""", id, row.id());
        });
    }

    private void resolve(Claimed request) throws Exception {
        Term submitted = new Term("EMAIL", submitted(request));
        Found found = resolution.follow(submitted.value());
        String details = json.writeValueAsString(resolution.explained(found));
        database.transaction(t -> {
            identifier(t, request.id(), request.key(), HandResolution.CONTACT, found.contact(), "RESOLVED");
            for (Term term : found.terms()) {
                if (!term.equals(submitted)) {
                    identifier(t, request.id(), request.key(), term.kind(), term.value(), "RESOLVED");
                }
            }
            HandRows.move(t, request, "ACCEPTED", "IdentitiesResolved", "RESOLVED", details);
        });
    }

    private void plan(Claimed request) throws SQLException {
        List<UUID> targets = database.query(
                "select id from identifier where request_id = ? and target order by id",
                r -> r.getObject(1, UUID.class),
                request.id());
        database.transaction(t -> {
            for (UUID target : targets) {
                UUID task = UUID.randomUUID();
                HandDatabase.update(t, """
                        insert into task (id, request_id, identifier_id, system, phases, phase, state, latest_safe)
                        select ?, r.id, ?, 'gdpr', '{SUBMIT,AWAIT,CONFIRM}', 'SUBMIT', 'OPEN', r.deadline_at - interval '15 days'
                        from request r where r.id = ?""", task, target, request.id());
                HandRows.event(t, request.id(), task, "TaskPlanned", "", "SUBMIT", "{\"system\": \"gdpr\"}");
            }
            HandRows.move(t, request, "RESOLVED", "TasksPlanned", "IN_FULFILMENT", "{\"tasks\": 1}");
        });
    }

    private void fulfil(Claimed task) throws Exception {
        switch (task.phase()) {
            case "SUBMIT" -> submit(task);
            case "AWAIT" -> await(task);
            default -> confirm(task);
        }
    }

    /** The intent is committed before the call, and the answer's id after it. */
    private void submit(Claimed task) throws Exception {
        String contact = task.key().decryptText(task.value(), "identifier");
        database.transaction(t -> {
            HandRows.fenced(
                    t, "update task set intent_at = clock_timestamp(), looks = 0 where id = ? and version = ?", task);
            HandRows.event(t, task.request(), task.id(), "SubmissionIntended", "SUBMIT", "SUBMIT", "{}");
        });
        String ref = genesys.post(
                        "/api/v2/gdpr/requests?deleteConfirmed=true",
                        Map.of("requestType", "GDPR_DELETE", "subject", Map.of("externalContactId", contact)))
                .path("id")
                .asText();
        String named = "{\"system\": \"gdpr\", \"externalRef\": \"" + ref + "\"}";
        database.transaction(t -> {
            HandRows.fenced(
                    t, "update task set external_ref = ?, intent_at = null where id = ? and version = ?", task, ref);
            HandRows.event(t, task.request(), task.id(), "SubmissionAnswered", "SUBMIT", "SUBMIT", named);
        });
        advance(task, "TaskSubmitted", "AWAIT", named);
    }

    private void await(Claimed task) throws Exception {
        JsonNode request = genesys.get("/api/v2/gdpr/requests/" + task.ref());
        if (!request.path("status").asText().equals("COMPLETED")) {
            throw new IOException("not completed yet");
        }
        note(task, "{\"status\": \"COMPLETED\", \"results\": 0}");
        advance(task, "TaskAwaited", "CONFIRM", "{\"system\": \"gdpr\"}");
    }

    /** Gone is what is found no more by anything that it was known by. */
    private void confirm(Claimed task) throws Exception {
        String contact = task.key().decryptText(task.value(), "identifier");
        List<Term> terms = database.query(
                "select kind, value from identifier where request_id = ? and not target order by kind, lookup_hash",
                r -> new Term(r.getString(1), task.key().decryptText(r.getBytes(2), "identifier")),
                task.request());
        for (Term term : terms) {
            if (resolution.isListed(term, contact)) {
                throw new IOException("still there");
            }
        }
        note(task, "{\"confirmation\": \"VERIFIED\"}");
        advance(task, "TaskConfirmed", "DONE", "{\"system\": \"gdpr\"}");
    }

    private void note(Claimed task, String findings) throws SQLException {
        database.transaction(t -> HandRows.fenced(
                t, "update task set findings = findings || ?::jsonb where id = ? and version = ?", task, findings));
    }

    /** Two tasks of one request that close at once must see each other: its row is locked first. */
    private void advance(Claimed task, String event, String to, String details) throws SQLException {
        boolean done = to.equals("DONE");
        database.transaction(t -> {
            HandDatabase.query(t, "select 1 from request where id = ? for no key update", r -> 1, task.request());
            HandRows.fenced(
                    t,
                    done
                            ? "update task set state = 'DONE', closed_at = clock_timestamp(), due_at = clock_timestamp(),"
                                    + " lease_until = null, version = version + 1 where id = ? and version = ?"
                            : "update task set phase = ?, round = 0, due_at = clock_timestamp(), lease_until = null,"
                                    + " version = version + 1 where id = ? and version = ?",
                    task,
                    done ? new Object[0] : new Object[] {to});
            HandRows.event(t, task.request(), task.id(), event, task.phase(), to, details);
            String open = "select 1 from task where request_id = ? and state in ('OPEN', 'PARKED') limit 1";
            if (HandDatabase.query(t, open, r -> 1, task.request()).isEmpty()) {
                HandDatabase.update(t, """
                        update request set state = 'CLOSING', due_at = clock_timestamp(), lease_until = null,
                            version = version + 1 where id = ? and state = 'IN_FULFILMENT'""", task.request());
                HandRows.event(t, task.request(), null, "LastTaskClosed", "IN_FULFILMENT", "CLOSING", "{}");
            }
        });
    }

    private void close(Claimed request) throws Exception {
        String details = evidence.of(request.id());
        database.transaction(t -> HandRows.move(t, request, "CLOSING", "RequestFulfilled", "FULFILLED", details));
    }

    private String submitted(Claimed work) throws SQLException {
        return database.query(
                        "select value from identifier where request_id = ? and origin = 'SUBMITTED'",
                        r -> work.key().decryptText(r.getBytes(1), "identifier"),
                        work.request())
                .get(0);
    }

    private void identifier(Connection t, UUID request, RequestKey key, String kind, String value, String origin)
            throws SQLException {
        byte[] encrypted = key.encrypt(value, "identifier");
        HandRows.identifier(
                t, request, encrypted, keys.lookupHash(kind, value), kind, origin, kind.equals(HandResolution.CONTACT));
    }
}
