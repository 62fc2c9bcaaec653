package io.genesysdsr.sandbox;

import io.genesysdsr.sandbox.genesys.Population;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request that the demonstration drops into the intake table, and how it ends.
 *
 * @param identifiers as the column takes them
 * @param country as the column takes it, or wrongly
 * @param story who is asking for what, in a few words
 * @param end the state in which its row must end
 * @param archives whether the store holds something about the person afterwards
 */
record Sample(
        String reference,
        String right,
        String identifiers,
        @Nullable String country,
        String story,
        String end,
        boolean archives) {

    /** One of each kind of end. */
    static List<Sample> of(Population people) {
        return List.of(
                new Sample(
                        "SAMPLE-ACCESS",
                        "ACCESS",
                        email(people.plain(0).email()),
                        null,
                        "a customer asks for a copy of their data",
                        "FULFILLED",
                        true),
                new Sample(
                        "SAMPLE-ERASURE",
                        "ERASURE",
                        email(people.plain(1).email()),
                        null,
                        "another one asks to be erased",
                        "FULFILLED",
                        false),
                new Sample(
                        "SAMPLE-UNKNOWN",
                        "ACCESS",
                        email("nobody@nowhere.example.org"),
                        null,
                        "somebody asks whom Genesys has never heard of",
                        "NO_DATA_HELD",
                        false),
                new Sample(
                        "SAMPLE-INVALID",
                        "ACCESS",
                        "[{\"kind\": \"EMIAL\", \"value\": \"somebody@example.org\"}]",
                        "Germany",
                        "a row with two mistakes",
                        "REFUSED",
                        false));
    }

    static String email(String address) {
        return "[{\"kind\": \"EMAIL\", \"value\": \"" + address + "\"}]";
    }

    /** Whether it gets as far as the ledger. */
    boolean isValid() {
        return !end.equals("REFUSED");
    }
}
