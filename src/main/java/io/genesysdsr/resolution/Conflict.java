package io.genesysdsr.resolution;

/** What speaks against a candidate. */
public enum Conflict {
    /** The name differs from the one that was given, or from the surest candidate's, or it has two that differ. */
    NAME,
    /** The master customer index has it for another customer, or for the person and another customer. */
    OTHER_CUSTOMER,
    /** By the index what led to it changed hands, and it is not known to be of the time when it was the person's. */
    FORMER_HOLDER,
    /** The index has it for a business. */
    BUSINESS,
    /** By the index somebody else held this term at another time, or the person holds it no more. */
    REUSED,
    /** It is older than what says much about today. */
    STALE,
    /** Nothing of the person's own led to it, only a name or a postal address. */
    NAMESAKE
}
