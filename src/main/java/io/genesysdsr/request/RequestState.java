package io.genesysdsr.request;

import java.util.EnumSet;
import java.util.Set;

/** Where a request stands. */
public enum RequestState {
    /** Nobody has proved yet who is asking; nothing is looked up. */
    AWAITING_PROOF,
    /** Taken in and proved; due for resolution. */
    ACCEPTED,
    /** It is known whose data is meant; due for its plan. */
    RESOLVED,
    /** Its tasks are under way. */
    IN_FULFILMENT,
    /** Its last task closed; due for its evidence. */
    CLOSING,
    /** A person must decide. */
    IN_REVIEW,
    /** Everything asked for was done. */
    FULFILLED,
    /** Some of it was done; the report says what was not, and why. */
    PARTLY_FULFILLED,
    /** Every place was searched to its end and holds nothing. */
    NO_DATA_HELD,
    /** Not done, for a reason of law or by decision of a person. */
    REFUSED,
    /** Not done, although it should have been. */
    FAILED,
    /** Taken back by its sender before anything was changed. */
    WITHDRAWN;

    /** The states that a request never leaves. */
    public static final Set<RequestState> TERMINAL =
            Set.copyOf(EnumSet.of(FULFILLED, PARTLY_FULFILLED, NO_DATA_HELD, REFUSED, FAILED, WITHDRAWN));

    /** Whether the request has reached its end. */
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }
}
