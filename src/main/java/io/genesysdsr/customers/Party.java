package io.genesysdsr.customers;

/** What kind of customer it is; the rights of the regulations are a natural person's (GDPR article 1). */
public enum Party {
    /** A natural person. */
    CONSUMER,
    /** A company or authority: its data are outside the regulations' scope, those of the people who work there are not. */
    BUSINESS
}
