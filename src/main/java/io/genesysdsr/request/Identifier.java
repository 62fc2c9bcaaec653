package io.genesysdsr.request;

/**
 * One thing that a person is known by, normalised for its kind. It is personal data: its text shows the kind alone.
 *
 * @param kind what kind of identifier it is
 * @param value the normalised value: lower case for e-mail, E.164 for phone
 */
public record Identifier(IdentifierKind kind, String value) {

    @Override
    public String toString() {
        return "Identifier[" + kind + "]";
    }
}
