package io.genesysdsr.deadline;

import io.genesysdsr.deadline.DeadlineEntry.Kind;
import io.genesysdsr.request.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the entries of one request's clock say together. */
final class History {

    private final Request request;
    private final List<DeadlineEntry> entries;

    History(Request request, List<DeadlineEntry> entries) {
        this.request = request;
        this.entries = entries;
    }

    boolean isPaused() {
        return pause() != null;
    }

    boolean isExtended() {
        return entries.stream().anyMatch(e -> e.kind() == Kind.EXTENDED);
    }

    /** Why the clock stands. */
    String pausedFor() {
        DeadlineEntry pause = pause();
        if (pause == null || pause.reason() == null) {
            throw new IllegalStateException("The clock of request " + request.id() + " runs");
        }
        return pause.reason();
    }

    private @Nullable DeadlineEntry pause() {
        DeadlineEntry last = null;
        for (DeadlineEntry entry : entries) {
            if (entry.kind() == Kind.PAUSED) {
                last = entry;
            } else if (entry.kind() == Kind.RESUMED) {
                last = null;
            }
        }
        return last;
    }

    /** All that decides the deadline, as if a pause that still lasts ended now. */
    Course course(Instant now) {
        List<Pause> pauses = new ArrayList<>();
        DeadlineEntry begun = null;
        for (DeadlineEntry entry : entries) {
            if (entry.kind() == Kind.PAUSED) {
                begun = entry;
            } else if (entry.kind() == Kind.RESUMED && begun != null) {
                pauses.add(pause(begun, entry.at()));
                begun = null;
            }
        }
        if (begun != null) {
            pauses.add(pause(begun, now));
        }
        return new Course(request.regulation(), request.country(), request.receivedAt(), isExtended(), pauses);
    }

    private static Pause pause(DeadlineEntry begun, Instant until) {
        return new Pause(PauseReason.valueOf(String.valueOf(begun.reason())), begun.at(), until);
    }
}
