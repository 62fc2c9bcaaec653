package io.genesysdsr.sandbox.genesys;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is to happen at a time, done in order of time before the next look at the data: so the double needs no thread of
 * its own, and a test's clock decides.
 */
final class Agenda {
    private record Entry(Instant due, long order, Runnable action) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::order));
    private final Clock clock;
    private volatile long nextDue = Long.MAX_VALUE;
    private long order;

    Agenda(Clock clock) {
        this.clock = clock;
    }

    synchronized void at(Instant due, Runnable action) {
        entries.add(new Entry(due, order++, action));
        nextDue = entries.element().due().toEpochMilli();
    }

    /** Does what is due; cheap where nothing is. */
    void catchUp() {
        if (clock.millis() >= nextDue) {
            doWhatIsDue();
        }
    }

    private synchronized void doWhatIsDue() {
        Instant now = clock.instant();
        for (Entry next = entries.peek(); next != null && !next.due().isAfter(now); next = entries.peek()) {
            entries.remove();
            next.action().run();
        }
        Entry next = entries.peek();
        nextDue = next == null ? Long.MAX_VALUE : next.due().toEpochMilli();
    }
}
