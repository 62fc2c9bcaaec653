package io.genesysdsr.fulfilment.gdpr;

/** What is known about a task's GDPR request before anything is sent. */
public enum Standing {
    /** Nothing was ever sent. */
    CLEAR,
    /** Something may have been sent: it must be looked for. */
    IN_DOUBT,
    /** Genesys has it, and its id is known. */
    REFERRED
}
