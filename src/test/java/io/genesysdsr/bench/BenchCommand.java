package io.genesysdsr.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Runs the benchmarks: {@code mvn -Pbench verify}; fails only where one of them could not measure. */
public final class BenchCommand {

    private BenchCommand() {}

    /** Takes its choice from the system properties {@code bench.only}, such as {@code B1,B2}, and {@code bench.size}. */
    public static void main(String[] arguments) {
        Size size = Size.of(System.getProperty("bench.size", ""));
        Set<String> only = new TreeSet<>(Arrays.asList(
                System.getProperty("bench.only", "").replace(" ", "").split(",", -1)));
        only.remove("");
        List<Benchmark> all = List.of(
                new BudgetBenchmark(),
                new EngineBenchmark(),
                new StreamBenchmark(),
                new FullBenchmark(),
                new StartBenchmark());
        Report report = new Report(size.equals(Size.FULL) && only.isEmpty());
        List<String> failed = new ArrayList<>();
        try (Stage stage = new Stage()) {
            for (Benchmark benchmark : all) {
                if (only.isEmpty() || only.contains(benchmark.id())) {
                    measure(benchmark, stage, size, report, failed);
                }
            }
        }
        System.out.println(report.table());
        failed.forEach(sentence -> System.err.println("Could not measure " + sentence));
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static void measure(Benchmark benchmark, Stage stage, Size size, Report report, List<String> failed) {
        long began = System.nanoTime();
        System.out.println(benchmark.id() + " ...");
        try {
            report.add(benchmark.measure(stage, size));
            // After each, so that what was measured is not lost where a later one is ended from outside.
            report.write();
        } catch (RuntimeException e) {
            failed.add(benchmark.id() + ": " + e.getMessage());
            e.printStackTrace();
        }
        System.out.printf("%s took %d s%n", benchmark.id(), (System.nanoTime() - began) / 1_000_000_000);
    }
}
