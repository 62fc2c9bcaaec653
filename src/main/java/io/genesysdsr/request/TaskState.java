package io.genesysdsr.request;

/** Whether a task is still to be worked on; while it is {@link #OPEN} its {@link Phase} says with what. */
public enum TaskState {
    /** Worked on, or due at its time. */
    OPEN,
    /** A person must decide. */
    PARKED,
    /** Every phase that the plan lists for its system is done. */
    DONE,
    /** The system, or a person, said no. */
    REFUSED,
    /** Given up: a decision, or a spent budget. */
    FAILED;

    /** Whether nothing more will happen to the task. */
    public boolean isClosed() {
        return this == DONE || this == REFUSED || this == FAILED;
    }
}
