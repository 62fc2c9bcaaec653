package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Purging: nothing is deleted that was not intended before, and nothing is forgotten before its objects are gone. */
class PurgeRouteTest extends RouteStand {

    private String away = "";

    @BeforeEach
    void aPurgeWithoutADatabaseBehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("purge", new Purge());
        beginsWhenTold("purge-expired");
        load("support/on-error.camel.yaml", "6-deliver/purge-expired.camel.yaml");
    }

    @Test
    void intentComesFirstAndForgettingLast() {
        run();
        assertThat(calls).containsExactly("intend", "delete", "forget");
    }

    @Test
    void whereTheIntentCannotBeWrittenDownNothingIsDeleted() {
        away = "intend";
        run();
        assertThat(calls).containsExactly("trail hears of purge-expired: IllegalStateException");
    }

    private void run() {
        send("direct:purge-expired-now", e -> {});
    }

    private void note(String call) {
        if (call.equals(away)) {
            throw new IllegalStateException("the database is away");
        }
        calls.add(call);
    }

    /** What the route asks for. */
    public final class Purge {
        public void intend() {
            note("intend");
        }

        public void delete() {
            note("delete");
        }

        public void forget() {
            note("forget");
        }
    }
}
