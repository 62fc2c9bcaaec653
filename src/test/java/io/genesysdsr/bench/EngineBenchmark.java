package io.genesysdsr.bench;

import io.genesysdsr.bench.Stage.Place;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** B2: what does the engine cost? The product and a bare loop do the same erasures in turn, nothing throttled. */
final class EngineBenchmark implements Benchmark {

    /** So many that neither side's compiler has much left to do: Camel has more code to warm than the loop. */
    private static final int WARM_UPS = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> JVM = List.of("-Xmx512m");
    private static final int UNTHROTTLED = 600_000;

    @Override
    public String id() {
        return "B2";
    }

    @Override
    public List<Figure> measure(Stage stage, Size size) {
        int count = size.engineErasures();
        int rounds = WARM_UPS + size.pairs();
        int population = Erasures.populationFor(2 * count * rounds);
        try (GenesysProcess genesys = GenesysProcess.start(
                        List.of("--population=" + population, "--callsPerMinute=0", "--deleteTakes=PT0S"));
                ObjectShelf.Shelf shelf = ObjectShelf.start("engine-shelf")) {
            Place ours = stage.newPlace();
            Place theirs = stage.newPlaceWithTables();
            Map<String, Object> pace =
                    Map.of("dsr.genesys.calls-per-minute", UNTHROTTLED, "dsr.evidence.s3-endpoint", shelf.endpoint());
            try (Child product = stage.product("engine-product", ours, genesys, JVM, pace);
                    Child hand = byHand(stage, theirs, genesys, shelf.endpoint())) {
                Side here = new Side("product", product, new Erasures(ours), genesys);
                Side there = new Side("by hand", hand, new Erasures(theirs), genesys);
                here.work().awaitOpening();
                here.work().awaitReplicas(1);
                String unused = hand.awaitLine("by hand: ready", Duration.ofSeconds(60));
                return List.of(compare(here, there, Erasures.people(population), size));
            }
        }
    }

    private static Child byHand(Stage stage, Place place, GenesysProcess genesys, String s3) {
        return Child.java(
                "engine-by-hand",
                JVM,
                HandLoop.class,
                List.of(
                        "database=" + place.database(),
                        "bucket=" + place.bucket(),
                        "s3=" + s3,
                        "keys=" + stage.keys(),
                        "api=" + genesys.api(),
                        "login=" + genesys.login()));
    }

    /** One of the two that are compared, with what it used while it was measured. */
    private static final class Side {

        private final String name;
        private final Child child;
        private final Erasures work;
        private final GenesysProcess genesys;
        private Jvm.Usage usage = Jvm.Usage.NONE;
        private long calls;
        private long throttled;
        private long retries;
        private double seconds;

        Side(String name, Child child, Erasures work, GenesysProcess genesys) {
            this.name = name;
            this.child = child;
            this.work = work;
            this.genesys = genesys;
        }

        Erasures work() {
            return work;
        }

        double run(Iterator<Person> people, int count, boolean counts) {
            try (Jvm jvm = Jvm.of(child)) {
                jvm.mark();
                GenesysProcess.Calls before = genesys.calls();
                long retriesBefore = work.retries();
                double took = work.run(people, count, PATIENCE);
                if (counts) {
                    GenesysProcess.Calls made = genesys.calls().minus(before);
                    calls += made.api();
                    throttled += made.throttled();
                    retries += work.retries() - retriesBefore;
                    usage = usage.plus(jvm.used());
                    seconds += took;
                }
                System.out.printf(
                        "B2 %s: %.1f s, %d ms CPU%n", name, took, jvm.used().cpuMillis());
                return took;
            }
        }

        String summary(int erasures) {
            return String.format(
                    Locale.ROOT,
                    "%.1f erasures/s, %d calls, %d answered 429, %d retries, %.2f ms CPU each, %s",
                    erasures / seconds,
                    calls,
                    throttled,
                    retries,
                    (double) usage.cpuMillis() / erasures,
                    usage);
        }
    }

    private static Figure compare(Side here, Side there, Iterator<Person> people, Size size) {
        int count = size.engineErasures();
        for (int i = 0; i < WARM_UPS; i++) {
            here.run(people, count, false);
            there.run(people, count, false);
        }
        double[] ratios = new double[size.pairs()];
        for (int i = 0; i < ratios.length; i++) {
            // Who begins changes, so that what grows meanwhile weighs on both.
            double first = i % 2 == 0 ? here.run(people, count, true) : there.run(people, count, true);
            double second = i % 2 == 0 ? there.run(people, count, true) : here.run(people, count, true);
            ratios[i] = i % 2 == 0 ? second / first : first / second;
        }
        int all = count * ratios.length;
        return Figure.median(
                        "B2", "throughput, product / by hand", ratios, "pairs of " + count + " erasures", 0.85, false)
                .with("product", here.summary(all))
                .with("by hand", there.summary(all));
    }
}
