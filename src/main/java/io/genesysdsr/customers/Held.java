package io.genesysdsr.customers;

import io.genesysdsr.request.IdentifierKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One identifier that a customer holds or held. It is personal data: its text shows kind and days alone.
 *
 * @param kind what kind of identifier it is
 * @param value in the form in which requests have it: lower case for e-mail, E.164 for phone
 * @param from the first day on which the customer held it; null where that is not known
 * @param until the last day on which the customer held it; null where the customer holds it still
 */
public record Held(
        IdentifierKind kind,
        String value,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    @Override
    public String toString() {
        return "Held[" + kind + ", " + from + " to " + until + "]";
    }
}
