package io.genesysdsr.bench;

import io.genesysdsr.bench.Stage.Place;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.FullLedger;
import io.genesysdsr.request.FullLedger.Timed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** B4: does it stay fast when it is full? A claim among many open tasks, and a large file. */
final class FullBenchmark implements Benchmark {

    private static final int FEW = 1_000;

    @Override
    public String id() {
        return "B4";
    }

    @Override
    public List<Figure> measure(Stage stage, Size size) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(claims(stage, size));
        figures.addAll(new FileIntake(stage, size).measure());
        return figures;
    }

    /** A ledger on a database of its own. */
    private static FullLedger ledger(Stage stage, int tasks) {
        Place place = stage.newPlaceWithTables();
        JdbcClient db = JdbcClient.create(new SingleConnectionDataSource(place.database(), true));
        FullLedger ledger = new FullLedger(db, Keys.from(stage.keys().toString()));
        ledger.fill(tasks);
        return ledger;
    }

    private static List<Figure> claims(Stage stage, Size size) {
        FullLedger few = ledger(stage, FEW);
        FullLedger many = ledger(stage, size.openTasks());
        String of = "pairs of " + size.claims() + " claims of " + FullLedger.AT_ONCE + " tasks";
        String open = String.format(Locale.ROOT, "%,d open tasks", size.openTasks());
        return List.of(
                compare("claim p99: " + open + " / 1,000", few::claim, many::claim, size, of),
                compare(
                        "claim of nothing p99: " + open + " / 1,000",
                        few::claimNothing,
                        many::claimNothing,
                        size,
                        "pairs of " + size.claims() + " claims"));
    }

    private static Figure compare(String what, Supplier<Timed> few, Supplier<Timed> many, Size size, String of) {
        double[] ratios = new double[size.pairs()];
        double[] ofFew = new double[size.pairs()];
        double[] ofMany = new double[size.pairs()];
        double unused = p99(few, size.claims()) + p99(many, size.claims());
        for (int pair = 0; pair < ratios.length; pair++) {
            boolean fewFirst = pair % 2 == 0;
            double first = p99(fewFirst ? few : many, size.claims());
            double second = p99(fewFirst ? many : few, size.claims());
            ofFew[pair] = fewFirst ? first : second;
            ofMany[pair] = fewFirst ? second : first;
            ratios[pair] = ofMany[pair] / ofFew[pair];
        }
        System.out.printf("B4 %s: %s%n", what, Arrays.toString(ratios));
        return Figure.median("B4", what, ratios, of, 1.5, true)
                .with("p99 with 1,000", millis(ofFew))
                .with("p99 with " + size.openTasks(), millis(ofMany));
    }

    private static double p99(Supplier<Timed> claim, int claims) {
        double[] millis = new double[claims];
        for (int i = 0; i < claims; i++) {
            millis[i] = claim.get().nanos() / 1e6;
        }
        Arrays.sort(millis);
        return millis[(int) Math.ceil(claims * 0.99) - 1];
    }

    private static String millis(double[] each) {
        double[] sorted = each.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT, "%.2f ms (%.2f to %.2f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
