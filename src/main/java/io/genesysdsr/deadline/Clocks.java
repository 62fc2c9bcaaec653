package io.genesysdsr.deadline;

import io.genesysdsr.deadline.DeadlineEntry.Kind;
import io.genesysdsr.request.Chronicle;
import io.genesysdsr.request.DueDates;
import io.genesysdsr.request.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of the law's clock: started with a request, stopped, started again and lengthened by people, each with its
 * reason and with who did it. One transaction writes the entry, moves the deadline and with it everything that is planned.
 */
@Component("clocks")
public class Clocks {

    static final String PRODUCT = "genesys-dsr";

    private final DeadlineStore store;
    private final DueDates dueDates;
    private final Terms terms;
    private final Warnings warnings;
    private final Chronicle chronicle;
    private final Clock clock;

    Clocks(DeadlineStore store, DueDates dueDates, Terms terms, Warnings warnings, Chronicle chronicle, Clock clock) {
        this.store = store;
        this.dueDates = dueDates;
        this.terms = terms;
        this.warnings = warnings;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** Starts the clock of a request that was entered, from its receipt; does nothing where it was started before. */
    @Transactional
    public void start(UUID requestId) {
        Request request = locked(requestId);
        if (!store.entries(requestId).isEmpty()) {
            return;
        }
        Course course = Course.of(request.regulation(), request.country(), request.receivedAt());
        terms.confirmBy(course).ifPresent(by -> store.owe(requestId, Duty.CONFIRM, by));
        write(request, Kind.STARTED, null, PRODUCT, terms.due(course));
    }

    /**
     * Stops the clock, because something was asked for.
     *
     * @param actor who does it
     * @throws ClockRefused where the law knows no such pause, or the clock stands already, or the request is closed
     */
    @Transactional
    public void pause(UUID requestId, PauseReason reason, String actor) {
        Request request = open(requestId);
        History history = new History(request, store.entries(requestId));
        if (!terms.isPausable(request, reason)) {
            throw new ClockRefused(
                    "deadline-804",
                    "Under " + request.regulation() + " " + reason + " does not stop the clock of a request for "
                            + request.right() + ".");
        }
        if (history.isPaused()) {
            throw new ClockRefused("deadline-805", "The clock stands already.");
        }
        dueDates.pause(request, clock.instant());
        write(request, Kind.PAUSED, reason.name(), actor, request.deadlineAt());
        note(request, "ClockPaused", reason.name(), actor, request.deadlineAt());
    }

    /**
     * Starts the clock again, because what was asked for has come.
     *
     * @param actor who does it
     * @throws ClockRefused where the clock does not stand, or the request is closed
     */
    @Transactional
    public void resume(UUID requestId, String actor) {
        Request request = open(requestId);
        History history = new History(request, store.entries(requestId));
        if (!history.isPaused()) {
            throw new ClockRefused("deadline-806", "The clock runs.");
        }
        Instant deadline = terms.due(history.course(clock.instant()));
        dueDates.resume(request);
        write(request, Kind.RESUMED, history.pausedFor(), actor, deadline);
        note(request, "ClockResumed", history.pausedFor(), actor, deadline);
    }

    /**
     * Lengthens the period; the person has to be told, with the reason, before the first period ends.
     *
     * @param actor who does it
     * @throws ClockRefused where the law knows no longer period, or the first is over, or it was lengthened already
     */
    @Transactional
    public void extend(UUID requestId, ExtensionReason reason, String actor) {
        Request request = open(requestId);
        if (!terms.isExtendable(request)) {
            throw new ClockRefused("deadline-801", request.regulation() + " knows no extension.");
        }
        History history = new History(request, store.entries(requestId));
        if (history.isExtended()) {
            throw new ClockRefused("deadline-803", "The period was extended before; there is one extension.");
        }
        Instant now = clock.instant();
        Course course = history.course(now);
        Instant until = terms.due(course);
        if (now.isAfter(until)) {
            throw new ClockRefused(
                    "deadline-802",
                    "The first period ended at " + until + "; an extension had to be announced within it.");
        }
        Instant deadline = terms.due(course.within(true));
        store.owe(requestId, Duty.TELL_EXTENSION, until);
        write(request, Kind.EXTENDED, reason.name(), actor, deadline);
        note(request, "DeadlineExtended", reason.name(), actor, deadline);
    }

    /** Notes that the person was told what the law wants them told. */
    @Transactional
    public void told(UUID requestId, Duty duty) {
        store.meet(requestId, duty, clock.instant());
    }

    /** Everything that ever moved the deadline of a request, in order. */
    @Transactional(readOnly = true)
    public List<DeadlineEntry> history(UUID requestId) {
        return store.entries(requestId);
    }

    private Request locked(UUID requestId) {
        return dueDates.lock(requestId)
                .orElseThrow(() -> new ClockRefused("deadline-807", "There is no such request."));
    }

    private Request open(UUID requestId) {
        Request request = locked(requestId);
        if (request.state().isTerminal()) {
            throw new ClockRefused("deadline-808", "The request is closed; its clock counts no more.");
        }
        return request;
    }

    private void write(Request request, Kind kind, @Nullable String reason, String actor, Instant deadline) {
        Instant now = clock.instant();
        store.add(request.id(), new DeadlineEntry(now, kind, reason, actor, request.deadlineAt(), deadline));
        dueDates.set(request, deadline, terms.internalDue(request, deadline), terms.latestSafe(request, deadline));
        if (kind == Kind.EXTENDED || kind == Kind.RESUMED) {
            warnings.passOver(request.id(), now);
        }
    }

    private void note(Request request, String event, String reason, String actor, Instant deadline) {
        chronicle.note(
                request.id(),
                event,
                null,
                actor,
                Map.of(
                        "reason", reason,
                        "deadlineBefore", request.deadlineAt().toString(),
                        "deadline", deadline.toString()));
    }
}
