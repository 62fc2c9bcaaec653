package io.genesysdsr.request;

import static io.genesysdsr.request.RequestState.*;

import java.util.List;

/**
 * Every legal move, one line each. A move that is not in here is an exception; {@code docs/states.md} is printed from
 * here.
 */
public final class Transitions {

    /** The state before a request exists. */
    static final String NOTHING = "-";

    /** A legal move of a request. */
    public record RequestEdge(String from, String event, RequestState to) {}

    /** A legal move of a task; an open task is named by its phase. */
    public record TaskEdge(String from, String event, String to) {}

    private static final List<RequestEdge> REQUEST = List.of(
            new RequestEdge(NOTHING, "RequestAccepted", AWAITING_PROOF),
            new RequestEdge(NOTHING, "RequestAccepted", ACCEPTED),
            edge(AWAITING_PROOF, "IdentityProved", ACCEPTED),
            edge(AWAITING_PROOF, "ProofExpired", CLOSING),
            edge(AWAITING_PROOF, "ReviewRefused", CLOSING),
            edge(AWAITING_PROOF, "RequestWithdrawn", CLOSING),
            edge(ACCEPTED, "IdentitiesResolved", RESOLVED),
            edge(ACCEPTED, "RequestThwarted", ACCEPTED),
            edge(ACCEPTED, "RequestParked", IN_REVIEW),
            edge(ACCEPTED, "RequestRefused", CLOSING),
            edge(ACCEPTED, "RequestWithdrawn", CLOSING),
            edge(RESOLVED, "TasksPlanned", IN_FULFILMENT),
            edge(RESOLVED, "RequestThwarted", RESOLVED),
            edge(RESOLVED, "RequestParked", IN_REVIEW),
            edge(RESOLVED, "RequestRefused", CLOSING),
            edge(RESOLVED, "RequestWithdrawn", CLOSING),
            edge(IN_FULFILMENT, "LastTaskClosed", CLOSING),
            edge(IN_FULFILMENT, "RequestWithdrawn", CLOSING),
            edge(CLOSING, "RequestThwarted", CLOSING),
            edge(CLOSING, "RequestParked", IN_REVIEW),
            edge(CLOSING, "RequestFulfilled", FULFILLED),
            edge(CLOSING, "RequestPartlyFulfilled", PARTLY_FULFILLED),
            edge(CLOSING, "NoDataHeldFound", NO_DATA_HELD),
            edge(CLOSING, "RequestRefused", REFUSED),
            edge(CLOSING, "RequestFailed", FAILED),
            edge(CLOSING, "RequestWithdrawn", WITHDRAWN),
            edge(IN_REVIEW, "ReviewRetried", ACCEPTED),
            edge(IN_REVIEW, "ReviewRetried", RESOLVED),
            edge(IN_REVIEW, "ReviewRetried", CLOSING),
            edge(IN_REVIEW, "CandidatesSelected", ACCEPTED),
            edge(IN_REVIEW, "ReviewRefused", CLOSING),
            edge(IN_REVIEW, "ReviewGivenUp", CLOSING),
            edge(IN_REVIEW, "RequestWithdrawn", CLOSING));

    private static final List<TaskEdge> TASK = List.of(
            new TaskEdge(NOTHING, "TaskPlanned", "SUBMIT"),
            new TaskEdge("SUBMIT", "TaskSubmitted", "AWAIT"),
            new TaskEdge("SUBMIT", "TaskSubmitted", "COLLECT"),
            new TaskEdge("SUBMIT", "TaskSubmitted", "CONFIRM"),
            new TaskEdge("SUBMIT", "TaskSubmitted", "DONE"),
            new TaskEdge("AWAIT", "TaskAwaited", "COLLECT"),
            new TaskEdge("AWAIT", "TaskAwaited", "CONFIRM"),
            new TaskEdge("AWAIT", "TaskAwaited", "DONE"),
            new TaskEdge("COLLECT", "TaskCollected", "CONFIRM"),
            new TaskEdge("COLLECT", "TaskCollected", "DONE"),
            new TaskEdge("CONFIRM", "TaskConfirmed", "DONE"),
            new TaskEdge("*", "TaskDeferred", "*"),
            new TaskEdge("*", "TaskThwarted", "*"),
            new TaskEdge("*", "TaskBegunAnew", "SUBMIT"),
            new TaskEdge("*", "TaskParked", "PARKED"),
            new TaskEdge("*", "TaskRefused", "REFUSED"),
            new TaskEdge("*", "TaskFailed", "FAILED"),
            new TaskEdge("PARKED", "ReviewRetried", "*"),
            new TaskEdge("PARKED", "ReviewBegunAnew", "SUBMIT"),
            new TaskEdge("PARKED", "ReviewRefused", "REFUSED"),
            new TaskEdge("PARKED", "ReviewGivenUp", "FAILED"));

    private Transitions() {}

    private static RequestEdge edge(RequestState from, String event, RequestState to) {
        return new RequestEdge(from.name(), event, to);
    }

    /** All legal moves of requests. */
    public static List<RequestEdge> ofRequests() {
        return REQUEST;
    }

    /** All legal moves of tasks; {@code *} stands for every phase. */
    public static List<TaskEdge> ofTasks() {
        return TASK;
    }

    static void check(String from, String event, RequestState to) {
        if (!REQUEST.contains(new RequestEdge(from, event, to))) {
            throw new IllegalStateException("No request may move from " + from + " by " + event + " to " + to);
        }
    }

    static void checkTask(String from, String event, String to) {
        boolean legal = TASK.stream()
                .anyMatch(e -> e.event().equals(event)
                        && matches(e.from(), from)
                        && matches(e.to(), to)
                        && (!e.from().equals(e.to()) || from.equals(to)));
        if (!legal) {
            throw new IllegalStateException("No task may move from " + from + " by " + event + " to " + to);
        }
    }

    private static boolean matches(String pattern, String name) {
        return pattern.equals(name) || pattern.equals("*") && isPhase(name);
    }

    private static boolean isPhase(String name) {
        for (Phase phase : Phase.values()) {
            if (phase.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
