package io.genesysdsr.request;

import org.jspecify.annotations.Nullable;

/**
 * Whether what was proved suffices for what is asked.
 *
 * @param missing what is missing, for whoever sent the request; null where nothing is. It holds nothing personal
 */
public record Sufficiency(@Nullable String missing) {

    /** Nothing is missing. */
    public static final Sufficiency MET = new Sufficiency(null);

    /** Whether the request may go on. */
    public boolean isMet() {
        return missing == null;
    }
}
