package io.genesysdsr.sandbox.genesys;

import java.util.Locale;

/** The states of a user; of a deleted one the record stays. */
public enum UserState {
    ACTIVE,
    INACTIVE,
    DELETED;

    /** As the API spells it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
