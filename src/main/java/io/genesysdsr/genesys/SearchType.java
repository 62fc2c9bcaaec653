package io.genesysdsr.genesys;

/** What {@code GET /api/v2/gdpr/subjects} can search by, as the published definition lists it. */
public enum SearchType {
    NAME,
    ADDRESS,
    PHONE,
    EMAIL,
    TWITTER,
    INSTAGRAM,
    FACEBOOK,
    APPLE_MESSAGES,
    EXTERNAL_ID
}
