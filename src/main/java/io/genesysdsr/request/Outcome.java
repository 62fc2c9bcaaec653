package io.genesysdsr.request;

import java.time.Duration;

/** How a phase of a task ended; made by the route of that phase, applied by {@link Ledger#record}. */
public sealed interface Outcome {

    /** The phase is done: on to the next one of the plan. */
    record Done() implements Outcome {}

    /**
     * Not yet: come again, the durable form of a loop with a delay.
     *
     * @param after how long to wait
     */
    record Again(Duration after) implements Outcome {}

    /** What was done is of no more use: begin anew at the first phase, once; the second time a person is asked. */
    record Anew(String code) implements Outcome {}

    /** A person must decide. */
    record Parked(String code) implements Outcome {}

    /** The system says no for good. */
    record Refused(String code) implements Outcome {}

    /** Given up. */
    record Failed(String code) implements Outcome {}
}
