package io.genesysdsr.deadline;

/** What the company waits for while the law's clock stands. */
public enum PauseReason {
    /** Information that proves who is asking (UK GDPR articles 12(6) and 12A(2)(b)). */
    IDENTITY,
    /** Which information or processing a request for access is about (UK GDPR article 12A(5)). */
    CLARIFICATION,
    /** A reasonable fee for a manifestly unfounded or excessive request (UK GDPR articles 12(5) and 12A(2)(c)). */
    FEE
}
