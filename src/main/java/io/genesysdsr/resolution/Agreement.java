package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;

/**
 * An identifier that speaks for a candidate, and why it does.
 *
 * @param identifier which; of the kind name where only the name agrees
 * @param origin how it is known that the identifier is the person's
 */
record Agreement(Identifier identifier, Origin origin) {

    /** How it is known that an identifier is the person's, the surest first. */
    enum Origin {
        /** The person proved control of it. */
        PROVED,
        /** The person gave it. */
        SUBMITTED,
        /** The master customer index has it for the person. */
        INDEXED,
        /** Another record of the person has it. */
        LINKED
    }
}
