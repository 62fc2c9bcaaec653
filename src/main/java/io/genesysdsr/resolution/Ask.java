package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;

/**
 * One question to Genesys; asked twice it would be answered alike, so each is asked once.
 *
 * @param about what it is about: an identifier, or the id of a contact or user
 */
record Ask(What what, Identifier about) {

    /** What is asked. */
    enum What {
        /** Which GDPR subjects the identifier matches. */
        SUBJECTS,
        /** Which contact has claimed it. */
        LOOK_UP,
        /** Whether an employee has the e-mail address, or what became of one whose id is known. */
        USERS,
        /** Which contacts hold it anywhere; asked where nothing else knew it. */
        SEARCH,
        /** What a contact is known by, and which merge set it is part of. */
        CONTACT
    }
}
