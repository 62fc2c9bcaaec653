package io.genesysdsr.genesys;

/**
 * One thing that an external contact is known by. Personal data: its text shows the type alone.
 *
 * @param type what it can be searched by
 * @param value lower case for e-mail, E.164 for phone
 */
public record ContactTerm(SearchType type, String value) {

    @Override
    public String toString() {
        return "ContactTerm[" + type + "]";
    }
}
