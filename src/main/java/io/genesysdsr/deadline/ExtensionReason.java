package io.genesysdsr.deadline;

/**
 * Why an answer needs longer than the first period: the only two reasons that the laws know (GDPR and UK GDPR article
 * 12(3), California Civil Code section 1798.145(h)(1)).
 */
public enum ExtensionReason {
    /** The request is complex. */
    COMPLEXITY,
    /** The person made a number of requests. */
    NUMBER_OF_REQUESTS
}
