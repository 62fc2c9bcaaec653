package io.genesysdsr.delivery;

import java.util.UUID;

/**
 * Something that a person must be told. Holds nothing personal.
 *
 * @param id ours; the message id is made of it, so that a repeat is recognised
 * @param requestId about which request
 * @param kind what it says
 */
public record Letter(UUID id, UUID requestId, Kind kind) {

    /** What letters say. */
    public enum Kind {
        /** The request has come, and how it goes on. */
        ACKNOWLEDGEMENT,
        /** The answer takes longer, and why. */
        EXTENSION,
        /** What was done. */
        COMPLETION,
        /** It was not done, on what ground, and where to complain. */
        REFUSAL
    }
}
