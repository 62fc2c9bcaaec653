package io.genesysdsr.sandbox.genesys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** What was asked of the double: counts of everything, and the last {@value #KEPT} calls one by one. */
public final class Journal {
    private static final int KEPT = 1 << 17;

    private final AtomicReferenceArray<Call> ring = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong position = new AtomicLong();
    private final Map<String, Map<Integer, LongAdder>> counts = new ConcurrentHashMap<>();
    private final LongAdder effects = new LongAdder();

    void add(Call call) {
        counts.computeIfAbsent(call.operation(), unused -> new ConcurrentHashMap<>())
                .computeIfAbsent(call.status(), unused -> new LongAdder())
                .increment();
        ring.set((int) (position.getAndIncrement() % KEPT), call);
    }

    void effect() {
        effects.increment();
    }

    /** How often an operation was asked, {@code "POST /api/v2/gdpr/requests"}, whatever was answered. */
    public long count(String operation) {
        return counts.getOrDefault(operation, Map.of()).values().stream()
                .mapToLong(LongAdder::sum)
                .sum();
    }

    /** How often an operation was answered so; 0 is a dropped connection. */
    public long count(String operation, int status) {
        LongAdder count = counts.getOrDefault(operation, Map.of()).get(status);
        return count == null ? 0 : count.sum();
    }

    /** Submissions that created a GDPR request, whether or not the caller learned of it; a merge set counts once. */
    public long effects() {
        return effects.sum();
    }

    /** How many calls were answered 429. */
    public long throttled() {
        return counts.values().stream()
                .mapToLong(
                        byStatus -> byStatus.getOrDefault(429, new LongAdder()).sum())
                .sum();
    }

    public long total() {
        return counts.keySet().stream().mapToLong(this::count).sum();
    }

    /** Counts by operation and status. */
    public Map<String, Map<Integer, Long>> counts() {
        Map<String, Map<Integer, Long>> copy = new TreeMap<>();
        counts.forEach((operation, byStatus) -> {
            Map<Integer, Long> sums = new TreeMap<>();
            byStatus.forEach((status, count) -> sums.put(status, count.sum()));
            copy.put(operation, sums);
        });
        return copy;
    }

    /** The last calls in the order of their answers. */
    public List<Call> calls() {
        return IntStream.range(0, KEPT)
                .mapToObj(ring::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Call::at))
                .toList();
    }

    /** The last calls of one operation. */
    public List<Call> calls(String operation) {
        return calls().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    /** What was against the published definition, each with its operation in front. */
    public List<String> violations() {
        List<String> all = new ArrayList<>();
        calls().forEach(call -> call.violations().forEach(violation -> all.add(call.operation() + ": " + violation)));
        return all;
    }

    public void clear() {
        counts.clear();
        effects.reset();
        IntStream.range(0, KEPT).forEach(slot -> ring.set(slot, null));
    }
}
