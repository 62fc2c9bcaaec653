package io.genesysdsr.bench;

import io.genesysdsr.bench.Stage.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** B3: does it stream? What a download takes until it is kept, and how much memory, whatever its size. */
final class StreamBenchmark implements Benchmark {

    private static final List<String> JVM = List.of("-Xmx256m");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String ONE = "one@example.com";
    private static final String BIG = "big@example.com";
    private static final String HUGE = "huge@example.com";
    /** Small objects are so quick that one of them says little. */
    private static final int SMALL_ONES = 10;

    private static final int WARM_UPS = 2;
    private static final double MIB = 1 << 20;

    @Override
    public String id() {
        return "B3";
    }

    @Override
    public List<Figure> measure(Stage stage, Size size) {
        try (GenesysProcess genesys = GenesysProcess.start(List.of(
                "--population=1",
                "--callsPerMinute=0",
                "--exportTakes=PT0S",
                person(ONE, 1),
                person(BIG, size.bigMiB()),
                person(HUGE, size.hugeMiB())))) {
            Place ours = stage.newPlace();
            Map<String, Object> pace =
                    Map.of("dsr.genesys.calls-per-minute", 600_000, "dsr.intake.poll", 100, "dsr.ledger.poll", 50);
            try (Child product = stage.product("stream-product", ours, genesys, JVM, pace);
                    Child hand = byHand(stage, genesys)) {
                Exports exports = new Exports(ours);
                exports.awaitOpening();
                String unused = hand.awaitLine("by hand: ready", Duration.ofSeconds(60));
                Run run = new Run(exports, hand);
                List<Figure> figures = new ArrayList<>();
                figures.add(run.compare(ONE, 1, SMALL_ONES, size.pairs()));
                figures.add(run.compare(BIG, size.bigMiB(), 1, size.pairs()));
                figures.add(heap(product, exports, size));
                return figures;
            }
        }
    }

    private static String person(String address, int mib) {
        return "--person=" + address + ":" + ((long) mib << 20);
    }

    private static Child byHand(Stage stage, GenesysProcess genesys) {
        return Child.java(
                "stream-by-hand",
                JVM,
                HandStream.class,
                List.of(
                        "bucket=" + stage.newPlace().bucket(),
                        "s3=" + stage.s3(),
                        "api=" + genesys.api(),
                        "login=" + genesys.login()));
    }

    /** The two sides in turn. */
    private record Run(Exports exports, Child hand) {

        Figure compare(String address, int mib, int each, int pairs) {
            for (int i = 0; i < WARM_UPS; i++) {
                double product = product(address, each);
                double unused = product + byHand(address, each);
            }
            double[] ratios = new double[pairs];
            double here = 0;
            double there = 0;
            for (int i = 0; i < pairs; i++) {
                boolean first = i % 2 == 0;
                double before = first ? 0 : byHand(address, each);
                double product = product(address, each);
                double byHand = first ? byHand(address, each) : before;
                ratios[i] = byHand / product;
                System.out.printf("B3 %d MiB: product %.3f s, by hand %.3f s%n", mib, product, byHand);
                here += product;
                there += byHand;
            }
            int all = pairs * each;
            return Figure.median(
                            "B3",
                            mib + " MiB: speed, product / by hand",
                            ratios,
                            "pairs of " + each + (each == 1 ? " object" : " objects"),
                            0.9,
                            false)
                    .with("product", speed(here, all, mib))
                    .with("by hand", speed(there, all, mib));
        }

        private static String speed(double seconds, int objects, int mib) {
            return String.format(
                    Locale.ROOT, "%.1f ms an object, %.0f MiB/s", seconds * 1000 / objects, objects * mib / seconds);
        }

        private double product(String address, int each) {
            return IntStream.range(0, each)
                    .mapToDouble(i -> exports.keep(address, PATIENCE))
                    .sum();
        }

        private double byHand(String address, int each) {
            return IntStream.range(0, each)
                    .mapToDouble(i -> {
                        hand.tell(address);
                        String said = hand.awaitLine("by hand: ", PATIENCE);
                        return java.lang.Double.parseDouble(said.split(" ", -1)[2]);
                    })
                    .sum();
        }
    }

    /** As many small objects as fill and empty the young generation just as the large one does, then that one. */
    private static Figure heap(Child product, Exports exports, Size size) {
        try (Jvm jvm = Jvm.of(product)) {
            jvm.mark();
            for (int i = 0; i < SMALL_ONES * 10; i++) {
                double unused = exports.keep(ONE, PATIENCE);
            }
            Jvm.Usage small = jvm.used();
            jvm.mark();
            double seconds = exports.keep(HUGE, PATIENCE);
            Jvm.Usage huge = jvm.used();
            return Figure.single(
                            "B3",
                            "MiB of peak heap: " + size.hugeMiB() + " MiB less 1 MiB",
                            (huge.peakHeap() - small.peakHeap()) / MIB,
                            "1 object against " + SMALL_ONES * 10 + " of 1 MiB, -Xmx256m",
                            64,
                            true)
                    .with("1 MiB", small)
                    .with(size.hugeMiB() + " MiB", huge + String.format(Locale.ROOT, ", %.1f s", seconds));
        }
    }
}
