package io.genesysdsr.request;

/** By which means somebody proved who they are: the ladder, each rung a fact of its own. */
public enum ProofMethod {
    /** A token that the company's portal or identity provider signed for this one request (JWS, RFC 7515). */
    SIGNED_TOKEN,
    /** A link that was sent to a submitted e-mail address came back. */
    EMAIL_LINK,
    /** A code that was sent to a submitted phone number came back. */
    SMS_CODE,
    /** A time-based one-time password of an enrolled authenticator (RFC 6238). */
    AUTHENTICATOR,
    /** An ID token of an identity provider (OpenID Connect Core 1.0). */
    OIDC,
    /** Somebody of the company checked, and says what. */
    AGENT_ATTESTED
}
