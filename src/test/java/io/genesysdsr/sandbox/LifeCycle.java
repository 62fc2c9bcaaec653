package io.genesysdsr.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ends what was begun, the last first, when the JVM ends in any orderly way: by itself, by an exit code, by Ctrl-C.
 *
 * <p>It is a hook and no listener of the product's context, because a context that fails to start tells nobody, and one
 * that closes tells before its routes have stopped.
 */
final class LifeCycle {

    private final Deque<Runnable> ends = new ArrayDeque<>();

    LifeCycle() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-sandbox"));
    }

    /** What was begun just now ends so. */
    synchronized void endsWith(Runnable end) {
        ends.push(end);
    }

    private synchronized void end() {
        while (!ends.isEmpty()) {
            try {
                ends.pop().run();
            } catch (RuntimeException e) {
                // What was begun before must end nevertheless.
                System.err.println("Something did not end as it should: " + e);
            }
        }
    }
}
