package io.genesysdsr.sandbox.genesys;

import java.time.Duration;
import java.util.List;

/** The three types of a GDPR request, each with the states it passes through before it ends. */
public enum RequestType {
    GDPR_EXPORT("INITIATED SEARCHING FINALIZING"),
    GDPR_UPDATE("INITIATED SEARCHING UPDATING FINALIZING"),
    GDPR_DELETE("INITIATED SEARCHING DELETING FINALIZING");

    private final String way;

    RequestType(String way) {
        this.way = way;
    }

    Duration takes(Timing timing) {
        return switch (this) {
            case GDPR_EXPORT -> timing.exportTakes();
            case GDPR_UPDATE -> timing.updateTakes();
            case GDPR_DELETE -> timing.deleteTakes();
        };
    }

    /** The state after so much of the time; the last one lasts until the work is really done. */
    String state(Duration elapsed, Duration takes) {
        List<String> states = List.of(way.split(" ", -1));
        long whole = Math.max(1, takes.toNanos());
        long part = Math.max(0, elapsed.toNanos()) * states.size() / whole;
        return states.get((int) Math.min(states.size() - 1L, part));
    }
}
