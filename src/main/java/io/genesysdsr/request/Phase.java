package io.genesysdsr.request;

/** The four things that a system does for a task, in this order; a plan may leave some out. */
public enum Phase {
    /** Ask the system to do it. */
    SUBMIT,
    /** Wait until the system says that it is done. */
    AWAIT,
    /** Fetch what it produced. */
    COLLECT,
    /** Look whether it really happened. */
    CONFIRM
}
