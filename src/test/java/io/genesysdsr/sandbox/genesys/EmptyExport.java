package io.genesysdsr.sandbox.genesys;

/** What a completed export has that found nothing; the published definition leaves both open. */
public enum EmptyExport {
    EMPTY_ARCHIVE,
    NO_RESULTS_URL
}
