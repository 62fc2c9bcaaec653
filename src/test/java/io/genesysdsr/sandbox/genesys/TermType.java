package io.genesysdsr.sandbox.genesys;

import java.util.Locale;

/** The nine ways to search for a subject, which are also the types of a replacement term. */
public enum TermType {
    NAME,
    ADDRESS,
    PHONE,
    EMAIL,
    TWITTER,
    INSTAGRAM,
    FACEBOOK,
    APPLE_MESSAGES,
    EXTERNAL_ID;

    /** A value as it is compared: whole, without regard to case and to spaces around it; a handle without its @. */
    String comparable(String value) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        return this == TWITTER && plain.startsWith("@") ? plain.substring(1) : plain;
    }
}
