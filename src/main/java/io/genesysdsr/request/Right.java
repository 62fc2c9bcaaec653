package io.genesysdsr.request;

/** What a data subject may ask for. Articles are those of the GDPR. */
public enum Right {
    /** Article 15; right to know. */
    ACCESS,
    /** Article 16; right to correct. */
    RECTIFICATION,
    /** Article 17; right to delete. */
    ERASURE,
    /** Article 20. */
    PORTABILITY
}
