package io.genesysdsr.sandbox;

import io.genesysdsr.sandbox.Progress.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at the progress again and again, and lets one wait for the samples. */
final class Follower implements Runnable {

    private final Progress progress;
    private final List<Sample> samples;
    private final CountDownLatch allDone = new CountDownLatch(1);
    private volatile Map<String, Row> rows = Map.of();

    Follower(Progress progress, List<Sample> samples) {
        this.progress = progress;
        this.samples = samples;
    }

    @Override
    public void run() {
        try {
            rows = progress.look();
        } catch (RuntimeException e) {
            // A look that failed is followed by another one, unless the end has begun.
            System.err.println(
                    "The intake table could not be read: " + e.getClass().getSimpleName());
        }
        if (samples.stream().allMatch(this::isDone)) {
            allDone.countDown();
        }
    }

    /** Where each reference stands once all samples are done, or when the time is over. */
    Map<String, Row> awaitSamples(Duration longest) {
        try {
            if (!allDone.await(longest.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("The samples are not done after " + longest.toSeconds() + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return rows;
    }

    private boolean isDone(Sample sample) {
        Row row = rows.get(sample.reference());
        return row != null && row.isAtItsEnd();
    }
}
