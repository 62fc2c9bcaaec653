package io.genesysdsr.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One line of the table.
 *
 * @param id of the benchmark
 * @param what is divided by what
 * @param value the median, or the whole of what {@code min} and {@code max} are parts of
 * @param of what was repeated how often
 * @param goal the bound
 * @param atMost whether the bound is an upper one
 * @param beside what else was counted meanwhile
 */
record Figure(
        String id,
        String what,
        double value,
        double min,
        double max,
        String of,
        double goal,
        boolean atMost,
        Map<String, String> beside) {

    /** The median of several ratios. */
    static Figure median(String id, String what, double[] ratios, String of, double goal, boolean atMost) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Figure(
                id,
                what,
                median,
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length + " " + of,
                goal,
                atMost,
                new LinkedHashMap<>());
    }

    /** A single measurement. */
    static Figure single(String id, String what, double value, String of, double goal, boolean atMost) {
        return new Figure(id, what, value, value, value, of, goal, atMost, new LinkedHashMap<>());
    }

    Figure with(String name, Object counted) {
        beside.put(name, counted.toString());
        return this;
    }

    boolean isMet() {
        return atMost ? value <= goal : value >= goal;
    }

    String bound() {
        return (atMost ? "<= " : ">= ") + number(goal);
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, value == Math.rint(value) || value >= 100 ? "%.0f" : "%.3f", value);
        return text;
    }
}
