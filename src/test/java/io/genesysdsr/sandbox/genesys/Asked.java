package io.genesysdsr.sandbox.genesys;

import java.util.function.Predicate;

/** What a fault can be made to depend on, beside the operation: what is asked, never who asks. */
public final class Asked {
    private Asked() {}

    /** A submission of this type. */
    public static Predicate<Ask> toDo(RequestType type) {
        return ask -> ask.json().path("requestType").asText().equals(type.name());
    }

    /** A submission whose subject has this field, {@code externalContactId} for one. */
    public static Predicate<Ask> subjectHas(String field) {
        return ask -> ask.json().path("subject").hasNonNull(field);
    }

    /** A submission whose subject has this value somewhere. */
    public static Predicate<Ask> subjectIs(String value) {
        return ask -> ask.json().path("subject").toString().contains('"' + value + '"');
    }

    /** A subject search of this type. */
    public static Predicate<Ask> searchBy(TermType type) {
        return ask -> type.name().equals(ask.query("searchType"));
    }

    /** A call whose path ends so: one GDPR request, one download. */
    public static Predicate<Ask> of(String id) {
        return ask -> ask.variable().equals(id);
    }
}
