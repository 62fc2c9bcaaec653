package io.genesysdsr.request;

/** What a person may decide about work that waits for one. */
public enum Decision {
    /** Go on where it stopped, because what stopped it is mended. */
    RETRY,
    /** Begin a task again at its first phase; what it has stored is void. */
    ANEW,
    /** Of the candidates that were found, those with these numbers are the person; goes on with them. */
    CHOOSE,
    /** Say no, for a reason of law. */
    REFUSE,
    /** Give up, although it should have been done. */
    GIVE_UP
}
