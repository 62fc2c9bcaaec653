package io.genesysdsr.request;

import java.util.UUID;

/**
 * The work was taken over while this worker held it: whatever the worker found out is void, and the new owner goes on.
 */
public final class LeaseLost extends RuntimeException {

    LeaseLost(UUID id) {
        super("The lease on " + id + " was lost to another worker");
    }

    static boolean isIn(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof LeaseLost) {
                return true;
            }
        }
        return false;
    }
}
