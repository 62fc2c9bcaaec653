package io.genesysdsr.bench;

import io.genesysdsr.bench.Stage.Place;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** B6: how soon does it work? From nothing to the first claimed task, and from a command to the first sealed evidence. */
final class StartBenchmark implements Benchmark {

    private static final List<String> JVM = List.of("-Xmx512m");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    @Override
    public String id() {
        return "B6";
    }

    @Override
    public List<Figure> measure(Stage stage, Size size) {
        List<Figure> figures = new ArrayList<>();
        try (GenesysProcess genesys = GenesysProcess.start(List.of("--population=1"))) {
            figures.add(firstClaim(stage, genesys, size.pairs()));
        }
        figures.add(sandbox(size.sandboxRuns()));
        return figures;
    }

    private static Figure firstClaim(Stage stage, GenesysProcess genesys, int pairs) {
        Place ours = stage.newPlace();
        Place bare = stage.newPlace();
        try (Child first = stage.product("start-product", ours, genesys, JVM, Map.of())) {
            // Makes the tables, which is not done at every start.
            new Erasures(ours).awaitOpening();
            first.tell("");
        }
        JdbcClient db = JdbcClient.create(new SingleConnectionDataSource(ours.database(), true));
        // One that does not count: the files of both come into memory, the bare one makes its tables.
        double unused = productStart(stage, ours, genesys, db) + bareStart(stage, bare, genesys);
        double[] ratios = new double[pairs];
        StringBuilder here = new StringBuilder();
        StringBuilder there = new StringBuilder();
        for (int i = 0; i < pairs; i++) {
            boolean bareFirst = i % 2 == 1;
            double before = bareFirst ? bareStart(stage, bare, genesys) : 0;
            double product = productStart(stage, ours, genesys, db);
            double base = bareFirst ? before : bareStart(stage, bare, genesys);
            ratios[i] = product / base;
            System.out.printf("B6 product: %.2f s, bare: %.2f s%n", product, base);
            here.append(Figure.number(product)).append(" s ");
            there.append(Figure.number(base)).append(" s ");
        }
        return Figure.median("B6", "start to first claim / Spring Boot's start", ratios, "pairs of starts", 1.5, true)
                .with("product", here)
                .with("Spring Boot", there);
    }

    private static double productStart(Stage stage, Place place, GenesysProcess genesys, JdbcClient db) {
        UUID task = dueTask(stage, db);
        long began = System.nanoTime();
        try (Child product = stage.product("start-product", place, genesys, JVM, Map.of())) {
            long until = began + PATIENCE.toNanos();
            while (!isClaimed(task, db)) {
                if (System.nanoTime() > until || !product.isAlive()) {
                    throw new IllegalStateException("The task was not claimed; see " + product.log());
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static boolean isClaimed(UUID task, JdbcClient db) {
        return db.sql("select version > 0 from task where id = :id")
                .param("id", task)
                .query(Boolean.class)
                .single();
    }

    /** A request in the midst of its fulfilment, with one task that is due. */
    private static UUID dueTask(Stage stage, JdbcClient db) {
        UUID request = UUID.randomUUID();
        UUID identifier = UUID.randomUUID();
        UUID task = UUID.randomUUID();
        Keys keys = Keys.from(stage.keys().toString());
        RequestKey key = keys.newRequestKey(request);
        db.sql("""
                with r as (insert into request
                        (id, reference, channel, regulation, subject_right, received_at, deadline_at, state, wrapped_key)
                    values (:request, :request::text, 'TABLE', 'GDPR', 'ERASURE', now(), now() + interval '30 days',
                        'IN_FULFILMENT', :key)),
                i as (insert into identifier (id, request_id, kind, origin, value, lookup_hash, target)
                    values (:identifier, :request, 'EMAIL', 'SUBMITTED', :value, :request::text, true))
                insert into task (id, request_id, identifier_id, system, phases, phase, state, latest_safe)
                values (:task, :request, :identifier, 'gdpr', '{SUBMIT,AWAIT,CONFIRM}', 'SUBMIT', 'OPEN', now())""")
                .param("request", request)
                .param("key", key.wrapped())
                .param("identifier", identifier)
                .param("value", key.encrypt("nobody@example.com".getBytes(StandardCharsets.UTF_8), "identifier"))
                .param("task", task)
                .update();
        return task;
    }

    private static double bareStart(Stage stage, Place place, GenesysProcess genesys) {
        long began = System.nanoTime();
        try (Child bare = stage.bare("start-bare", place, genesys, JVM)) {
            String unused = bare.awaitLine("bare: ready", PATIENCE);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** The README's own command, on classes that are compiled already. */
    private static Figure sandbox(int runs) {
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            long began = System.nanoTime();
            try (Child command = Child.start(
                    "start-sandbox",
                    List.of(
                            System.getProperty("bench.maven", "mvn"),
                            "-B",
                            "spring-boot:test-run",
                            "-Dspring-boot.run.arguments=--dsr.sandbox.once=true"))) {
                String unused = command.awaitLine("evidence in target/sandbox", PATIENCE);
                seconds[i] = (System.nanoTime() - began) / 1e9;
                System.out.printf("B6 sandbox: %.1f s%n", seconds[i]);
                String end = command.awaitLine("BUILD", PATIENCE);
                if (!end.contains("SUCCESS")) {
                    throw new IllegalStateException("The sandbox did not end well; see " + command.log());
                }
            }
        }
        return Figure.median(
                "B6", "seconds, command to first sealed evidence", seconds, "runs of the sandbox", 60, true);
    }
}
