package io.genesysdsr.evidence;

/** How sure it is that an erasure or a correction happened. */
enum Assurance {
    /** Everything was looked for again, and is gone or corrected. */
    VERIFIED("Verified: what was asked for was looked for again afterwards, and it had happened."),
    /** The system said that it is done; for at least one part there was nothing to look for afterwards. */
    ACCEPTED(
            "Accepted, not verified: the system of record reported that it is done, but for at least one part there was"
                    + " nothing by which this could be checked.");

    private final String statement;

    Assurance(String statement) {
        this.statement = statement;
    }

    /** The same in plain words. */
    String statement() {
        return statement;
    }
}
