package io.genesysdsr.bench;

import io.genesysdsr.bench.GenesysProcess.Calls;
import io.genesysdsr.bench.Stage.Place;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** B1: does it use the call budget it is given? Erasures at a fixed allowed rate, by one replica and by three. */
final class BudgetBenchmark implements Benchmark {

    static final int CALLS_PER_MINUTE = 6000;

    private static final int WARM_UP = 120;
    private static final int PARTS = 5;
    private static final List<String> JVM = List.of("-Xmx256m");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How many calls had been made at a moment. */
    private record Sample(long nanos, long calls) {}

    @Override
    public String id() {
        return "B1";
    }

    @Override
    public List<Figure> measure(Stage stage, Size size) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(with(1, stage, size.budgetErasures()));
        figures.addAll(with(3, stage, size.budgetErasures()));
        return figures;
    }

    private static List<Figure> with(int replicas, Stage stage, int count) {
        int population = Erasures.populationFor(count + WARM_UP);
        Place place = stage.newPlace();
        List<Child> children = new ArrayList<>();
        // The limit is the client's, so that replicas with a token each share it.
        try (GenesysProcess genesys = GenesysProcess.start(List.of(
                        "--population=" + population,
                        "--callsPerMinute=" + CALLS_PER_MINUTE,
                        "--limitScope=CLIENT",
                        "--deleteTakes=PT0S"));
                ObjectShelf.Shelf shelf = ObjectShelf.start("budget-shelf")) {
            for (int i = 0; i < replicas; i++) {
                children.add(stage.product(
                        "budget-of-" + replicas,
                        place,
                        genesys,
                        JVM,
                        Map.of(
                                "dsr.genesys.calls-per-minute",
                                CALLS_PER_MINUTE,
                                "dsr.evidence.s3-endpoint",
                                shelf.endpoint())));
                // One after the other, because the first makes the tables.
                new Erasures(place).awaitOpening();
            }
            Erasures work = new Erasures(place);
            work.awaitReplicas(replicas);
            Iterator<Person> people = Erasures.people(population);
            double unused = work.run(people, Math.min(WARM_UP, count), PATIENCE);
            return run(replicas, count, work, people, genesys, children);
        } finally {
            children.forEach(Child::close);
        }
    }

    private static List<Figure> run(
            int replicas,
            int count,
            Erasures work,
            Iterator<Person> people,
            GenesysProcess genesys,
            List<Child> children) {
        List<Jvm> jvms = children.stream().map(Jvm::of).toList();
        jvms.forEach(Jvm::mark);
        List<Sample> samples = new ArrayList<>();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        Calls before = genesys.calls();
        long retriesBefore = work.retries();
        var watching = watch.scheduleAtFixedRate(
                () -> samples.add(new Sample(
                        System.nanoTime(), genesys.calls().minus(before).api())),
                0,
                200,
                TimeUnit.MILLISECONDS);
        double seconds;
        try {
            seconds = work.run(people, count, PATIENCE);
        } finally {
            watching.cancel(false);
            watch.shutdown();
        }
        Calls made = genesys.calls().minus(before);
        Jvm.Usage usage = jvms.stream().map(Jvm::used).reduce(Jvm.Usage.NONE, Jvm.Usage::plus);
        jvms.forEach(Jvm::close);
        return figures(
                replicas,
                count,
                new Outcome(seconds, made, work.necessaryCalls(), work.retries() - retriesBefore, usage, samples));
    }

    /** What was seen of one run. */
    private record Outcome(
            double seconds, Calls made, long necessary, long retries, Jvm.Usage usage, List<Sample> samples) {}

    private static List<Figure> figures(int replicas, int count, Outcome run) {
        long calls = run.made().api();
        System.out.printf(
                "B1 %d: %.1f s, %d calls, %d answered 429%n",
                replicas, run.seconds(), calls, run.made().throttled());
        String of = "1 run of " + count + " erasures";
        String who = replicas + (replicas == 1 ? " replica" : " replicas");
        double[] parts = parts(run.samples(), calls, run.seconds());
        Figure time = new Figure(
                "B1",
                who + ": time / (calls / allowed rate)",
                run.seconds() * CALLS_PER_MINUTE / 60 / calls,
                parts[0],
                parts[PARTS - 1],
                of + ", least and most of its fifths",
                1.03,
                true,
                new LinkedHashMap<>());
        double overNecessary = (double) calls / run.necessary();
        return List.of(
                time.with("seconds", Figure.number(run.seconds()))
                        .with("calls", calls)
                        .with("allowed a minute", CALLS_PER_MINUTE)
                        .with("retries", run.retries())
                        .with("replicas", run.usage()),
                Figure.single("B1", who + ": calls / necessary calls", overNecessary, of, 1.10, true),
                Figure.single("B1", who + ": calls answered 429", run.made().throttled(), of, 0, true));
    }

    /** How long each fifth of the calls took, divided by what the allowed rate gives it; sorted. */
    private static double[] parts(List<Sample> samples, long calls, double seconds) {
        long began = samples.get(0).nanos();
        double[] ratios = new double[PARTS];
        double before = 0;
        for (int part = 1; part <= PARTS; part++) {
            long enough = calls * part / PARTS;
            double at = part == PARTS
                    ? seconds
                    : samples.stream()
                            .filter(s -> s.calls() >= enough)
                            .mapToDouble(s -> (s.nanos() - began) / 1e9)
                            .findFirst()
                            .orElse(seconds);
            ratios[part - 1] = (at - before) * CALLS_PER_MINUTE / 60 / ((double) calls / PARTS);
            before = at;
        }
        Arrays.sort(ratios);
        return ratios;
    }
}
