package io.genesysdsr.request;

import org.jspecify.annotations.Nullable;

/**
 * What a proof rests on. Two factors are different where they have different channels: whoever took over a mailbox has
 * neither the phone nor the password.
 */
public enum Factor {
    /** A link or code sent to the e-mail address came back. */
    MAILBOX(Kind.POSSESSION, "mail", IdentifierKind.EMAIL),
    /** A code sent to the number came back. */
    PHONE(Kind.POSSESSION, "phone", IdentifierKind.PHONE),
    /** The person was called back on a number that the company knew before. */
    CALLBACK(Kind.POSSESSION, "phone", IdentifierKind.PHONE),
    /** An authenticator, a key or a certificate of the person's own. */
    DEVICE(Kind.POSSESSION, "device", null),
    /** An identity document was seen. */
    DOCUMENT(Kind.POSSESSION, "document", null),
    /** A password or PIN. */
    SECRET(Kind.KNOWLEDGE, "knowledge", null),
    /** Data points that only the person and the company know (11 CCR section 7062). */
    ACCOUNT_DATA(Kind.KNOWLEDGE, "knowledge", null),
    /** A face, a voice, a fingerprint. */
    BIOMETRIC(Kind.INHERENCE, "inherence", null),
    /** Something was checked, but nobody said what: by itself one factor, beside another none. */
    UNNAMED(Kind.UNKNOWN, "", null);

    /** What a factor is, as authentication standards tell them apart. */
    public enum Kind {
        POSSESSION,
        KNOWLEDGE,
        INHERENCE,
        UNKNOWN
    }

    private final Kind kind;
    private final String channel;
    private final @Nullable IdentifierKind restsOn;

    Factor(Kind kind, String channel, @Nullable IdentifierKind restsOn) {
        this.kind = kind;
        this.channel = channel;
        this.restsOn = restsOn;
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** What an attacker would have to take over; the same for factors that fall together. */
    public String channel() {
        return channel;
    }

    /** The kind of identifier that it proves control of, or null. */
    public @Nullable IdentifierKind restsOn() {
        return restsOn;
    }
}
