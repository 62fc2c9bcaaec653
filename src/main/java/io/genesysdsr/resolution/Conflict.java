package io.genesysdsr.resolution;

/** What speaks against a candidate. */
public enum Conflict {
    /** The name differs from the one that was given, or from the surest candidate's. */
    NAME,
    /** The master customer index has it for another customer, or for the person and another customer. */
    OTHER_CUSTOMER,
    /** When it was last changed, what led to it was another customer's, by the index. */
    FORMER_HOLDER,
    /** The index has it for a business. */
    BUSINESS,
    /** Somebody else held this term at another time, by the index. */
    REUSED,
    /** It is older than what says much about today. */
    STALE,
    /** Nothing of the person's own led to it, only a name or a postal address. */
    NAMESAKE
}
