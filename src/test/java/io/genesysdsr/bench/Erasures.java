package io.genesysdsr.bench;

import io.genesysdsr.bench.Stage.Place;
import io.genesysdsr.sandbox.genesys.Person;
import io.genesysdsr.sandbox.genesys.Population;
import io.genesysdsr.sandbox.genesys.TermType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Erasures that are dropped into an intake table, each for somebody else, and followed to their ends. */
final class Erasures {

    /** What a person's contact is known by, and neither GDPR subjects nor contacts are looked up by. */
    private static final Set<TermType> SHARED = EnumSet.of(TermType.NAME, TermType.ADDRESS);

    static final String PROOF =
            "{\"method\": \"AGENT_ATTESTED\", \"by\": \"desk 7\", \"when\": \"2026-01-02T03:04:05Z\","
                    + " \"factors\": [\"DOCUMENT\", \"CALLBACK\"]}";
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient db;
    private long necessaryCalls;

    Erasures(Place place) {
        this.db = JdbcClient.create(new SingleConnectionDataSource(place.database(), true));
    }

    /** Everybody in a double's population who is one contact and nothing special, each to be erased once; well mixed. */
    static Iterator<Person> people(int population) {
        List<Person> plain = new ArrayList<>(Population.seeded(population, 42).all().stream()
                .filter(Person::isPlain)
                .filter(person -> person.has(TermType.EMAIL))
                .toList());
        Collections.shuffle(plain, new Random(42));
        return plain.iterator();
    }

    /** How large a population must be for so many addresses: fifteen of twenty-five are plain contacts. */
    static int populationFor(int addresses) {
        return addresses * 2 + 100;
    }

    /** Waits until the tables are there, which the product makes when it starts. */
    void awaitOpening() {
        until(Duration.ofSeconds(90), "tables", () -> db.sql("select to_regclass('qrtz_scheduler_state') is not null")
                .query(Boolean.class)
                .single());
    }

    /** Waits until so many replicas know of each other. */
    void awaitReplicas(int replicas) {
        until(
                Duration.ofSeconds(90),
                replicas + " replicas",
                () -> db.sql("select count(*) from qrtz_scheduler_state")
                                .query(Integer.class)
                                .single()
                        == replicas);
    }

    /**
     * Drops so many in one transaction, received a millisecond apart, and returns when all have ended.
     *
     * @return the seconds from the commit of the rows until the last request had ended with its evidence sealed, by the
     *     database's clock
     * @throws IllegalStateException where one did not end as fulfilled
     */
    double run(Iterator<Person> people, int count, Duration patience) {
        String batch = "B" + NUMBER.incrementAndGet() + "-";
        List<Person> each =
                IntStream.range(0, count).mapToObj(i -> people.next()).toList();
        necessaryCalls = each.stream().mapToLong(Erasures::necessaryCalls).sum();
        drop(batch, each.stream().map(Person::email).toList());
        double began = clock();
        until(patience, count + " ends", () -> ended(batch) == count);
        long fulfilled = db.sql("select count(*) from request where reference like :batch and state = 'FULFILLED'")
                .param("batch", batch + "%")
                .query(Long.class)
                .single();
        if (fulfilled != count) {
            throw new IllegalStateException(fulfilled + " of " + count + " erasures were fulfilled");
        }
        return db.sql("select extract(epoch from max(closed_at)) from request where reference like :batch")
                        .param("batch", batch + "%")
                        .query(Double.class)
                        .single()
                - began;
    }

    /**
     * Calls that the erasure of somebody who is one contact cannot do without. For each identifier: who is the subject, which
     * contact has claimed it, whether the subject is gone; for the address whether an employee has it; then to submit, and
     * to ask whether it is done.
     */
    private static long necessaryCalls(Person person) {
        long identifiers = person.contacts().get(0).terms().stream()
                .filter(term -> !SHARED.contains(term.type()))
                .count();
        return 3 * identifiers + 3;
    }

    /** How many calls the erasures that were dropped last cannot do without. */
    long necessaryCalls() {
        return necessaryCalls;
    }

    private void drop(String batch, List<String> addresses) {
        db.sql("""
                insert into dsr_intake (reference, regulation, subject_right, subject_name, identifiers, proof, received_at)
                select :batch || n, 'GDPR', 'ERASURE', 'Subject',
                    jsonb_build_array(jsonb_build_object('kind', 'EMAIL', 'value', address)), :proof::jsonb,
                    now() - interval '1 hour' + n * interval '1 millisecond'
                from unnest(:addresses::text[]) with ordinality as dropped(address, n)""")
                .param("batch", batch)
                .param("proof", PROOF)
                .param("addresses", addresses.toArray(String[]::new))
                .update();
    }

    private long ended(String batch) {
        return db.sql("""
                select count(*) from dsr_intake
                where reference like :batch and state not in
                    ('ACCEPTED', 'RESOLVED', 'IN_FULFILMENT', 'CLOSING', 'CLAIMED')""").param("batch", batch + "%").query(Long.class).single();
    }

    private double clock() {
        return db.sql("select extract(epoch from clock_timestamp())")
                .query(Double.class)
                .single();
    }

    /** How often work of this place was put off after a failure. */
    long retries() {
        return db.sql("select count(*) from audit_event where event in ('TaskThwarted', 'RequestThwarted')")
                .query(Long.class)
                .single();
    }

    interface Look {
        boolean sees();
    }

    static void until(Duration patience, String what, Look look) {
        until(patience, TimeUnit.NANOSECONDS.toMillis(LOOK_NANOS), what, look);
    }

    /** Looks every so many milliseconds. */
    static void until(Duration patience, long every, String what, Look look) {
        long end = System.nanoTime() + patience.toNanos();
        while (!look.sees()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited " + patience.toSeconds() + " s in vain for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(every));
        }
    }
}
