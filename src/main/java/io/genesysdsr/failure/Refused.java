package io.genesysdsr.failure;

import org.jspecify.annotations.Nullable;

/** The other side, or the law, says no, and asking again would not change that. */
public final class Refused extends Failure {

    public Refused(String code) {
        this(code, null);
    }

    public Refused(String code, @Nullable String contextId) {
        super(code, contextId, null);
    }
}
