package io.genesysdsr.failure;

import org.jspecify.annotations.Nullable;

/** Only a person can decide how this goes on: it waits for review under its code. */
public final class NeedsPerson extends Failure {

    public NeedsPerson(String code) {
        this(code, null);
    }

    public NeedsPerson(String code, @Nullable String contextId) {
        super(code, contextId, null);
    }
}
