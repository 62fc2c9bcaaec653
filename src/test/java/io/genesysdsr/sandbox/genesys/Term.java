package io.genesysdsr.sandbox.genesys;

/** One thing by which a person is known; equal where Genesys would find the one by the other. */
public record Term(TermType type, String value) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Term that
                && type == that.type
                && type.comparable(value).equals(type.comparable(that.value));
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + type.comparable(value).hashCode();
    }

    @Override
    public String toString() {
        return "Term[" + type + "]";
    }
}
