package io.genesysdsr.request;

/** What kind of name a person is known by. */
public enum IdentifierKind {
    NAME,
    ADDRESS,
    /** E.164. */
    PHONE,
    EMAIL,
    /** Screen name or account id on X, formerly Twitter. */
    TWITTER,
    INSTAGRAM,
    FACEBOOK,
    APPLE_MESSAGES,
    /** The key under which a company's own system knows the person. */
    EXTERNAL_ID,
    /** An employee in the directory. */
    USER_ID,
    EXTERNAL_CONTACT_ID,
    /** {@code <contact list id>/<contact id>}. */
    DIALER_CONTACT_ID;

    /** Whether namesakes share it, so that by itself it points at nobody. */
    public boolean isShared() {
        return this == NAME || this == ADDRESS;
    }

    /** Whether it is the id of a record rather than a term to search for. */
    public boolean isSubject() {
        return this == USER_ID || this == EXTERNAL_CONTACT_ID || this == DIALER_CONTACT_ID;
    }
}
