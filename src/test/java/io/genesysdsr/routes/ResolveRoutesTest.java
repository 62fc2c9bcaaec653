package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resolving: one look-up for each identifier, then a decision; planning: one call. What fails is the docket's. */
class ResolveRoutesTest extends RouteStand {

    private int identifiers = 1;
    private int failingLookUp;

    @BeforeEach
    void aSearchWithoutGenesysBehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("identities", new Identities());
        bind("plans", new Plans());
        inPlaceOf("resolve-identities", "find-subjects", e -> {
            String call = e.getVariable("call", String.class);
            calls.add(call);
            if (call.equals("look-up " + failingLookUp)) {
                throw TryLater.withoutEffect("genesys-904", null);
            }
            e.setVariable("answer", "answer to " + call);
        });
        load(
                "support/on-error.camel.yaml",
                "3-resolve/resolve-identities.camel.yaml",
                "3-resolve/plan-tasks.camel.yaml");
    }

    @Test
    void everyIdentifierIsLookedUpBeforeItIsDecidedWhoIsMeant() {
        identifiers = 3;
        resolve("the request");
        assertThat(calls)
                .containsExactly(
                        "begin the request",
                        "look-up 1",
                        "next answer to look-up 1",
                        "look-up 2",
                        "next answer to look-up 2",
                        "look-up 3",
                        "next answer to look-up 3",
                        "conclude the request");
    }

    @Test
    void withoutIdentifiersNobodyIsAsked() {
        identifiers = 0;
        resolve("the request");
        assertThat(calls).containsExactly("begin the request", "conclude the request");
    }

    @Test
    void aLookUpThatFailsIsTheDocketsAndNothingIsDecided() {
        identifiers = 3;
        failingLookUp = 2;
        resolve("the request");
        assertThat(calls)
                .containsExactly(
                        "begin the request",
                        "look-up 1",
                        "next answer to look-up 1",
                        "look-up 2",
                        "docket hears of the request: genesys-904");
    }

    @Test
    void aDecisionThatNobodyCanTakeIsTheDockets() {
        resolve("the twins");
        assertThat(calls).last().isEqualTo("docket hears of the twins: resolve-203");
    }

    @Test
    void planningIsOneCall() {
        send("direct:plan-tasks", "request", "the request");
        assertThat(calls).containsExactly("plan the request");
    }

    @Test
    void aRequestWithoutAPlanIsTheDockets() {
        send("direct:plan-tasks", "request", "the unplanned");
        assertThat(calls).containsExactly("docket hears of the unplanned: plan-301");
    }

    private Exchange resolve(String request) {
        return send("direct:resolve-identities", "request", request);
    }

    /** How far a search is. */
    public record Search(int at, int identifiers) {
        public boolean isOpen() {
            return at <= identifiers;
        }

        public String getCall() {
            return "look-up " + at;
        }
    }

    /** What the route asks of the identities. */
    public final class Identities {
        public Search begin(Object request) {
            calls.add("begin " + request);
            return new Search(1, identifiers);
        }

        public Search next(Search search, Object answer) {
            calls.add("next " + answer);
            return new Search(search.at() + 1, identifiers);
        }

        public void conclude(Object request, Search search) {
            if (request.equals("the twins")) {
                throw new NeedsPerson("resolve-203");
            }
            calls.add("conclude " + request);
        }
    }

    /** What the route asks of the plans. */
    public final class Plans {
        public void plan(Object request) {
            if (request.equals("the unplanned")) {
                throw new NeedsPerson("plan-301");
            }
            calls.add("plan " + request);
        }
    }
}
