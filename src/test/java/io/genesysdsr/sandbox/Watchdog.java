package io.genesysdsr.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A small process that ends another process, and removes its data, as soon as this JVM is gone, however it went.
 *
 * <p>It reads from a pipe that only this JVM holds, so the kernel tells it, also after {@code kill -9}, when no hook
 * of ours runs.
 */
final class Watchdog implements AutoCloseable {

    // SIGINT asks PostgreSQL for its fast shutdown and ends a JVM; Ctrl-C in the terminal must not end the watch
    // itself.
    private static final String WATCH = """
            trap '' INT TERM HUP
            cat >/dev/null
            kill -INT "$1" 2>/dev/null
            tries=0
            while kill -0 "$1" 2>/dev/null && [ $tries -lt 50 ]; do sleep 0.2; tries=$((tries + 1)); done
            kill -KILL "$1" 2>/dev/null
            rm -rf "$2"
            """;

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    static Watchdog over(long pid, Path data) throws IOException {
        return new Watchdog(new ProcessBuilder("sh", "-c", WATCH, "watchdog", Long.toString(pid), data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Lets it clean up what may be left, after the watched process was stopped in order. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor(15, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
