package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resolving: the index and Genesys are asked as the search says, then it decides; planning: one call. What fails is the docket's. */
class ResolveRoutesTest extends RouteStand {

    private int identifiers = 1;
    private int failingLookUp;

    @BeforeEach
    void aSearchWithoutGenesysBehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("resolution", new Resolution());
        bind("plans", new Plans());
        inPlaceOf("search-index", "consult-customer-index", e -> {
            calls.add("index " + e.getVariable("identifiers", String.class));
            e.setVariable("customers", "customers");
        });
        inPlaceOf("search-genesys", "find-person", e -> {
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
                "3-resolve/search-index.camel.yaml",
                "3-resolve/search-genesys.camel.yaml",
                "3-resolve/plan-tasks.camel.yaml");
    }

    @Test
    void theIndexAndGenesysAreAskedUntilTheSearchEnds() {
        identifiers = 2;
        resolve("the request");
        assertThat(calls)
                .containsExactly(
                        "begin the request",
                        "index identifiers 0",
                        "next customers",
                        "look-up 1",
                        "next answer to look-up 1",
                        "look-up 2",
                        "next answer to look-up 2",
                        "conclude the request");
    }

    @Test
    void whereAPersonChoseNobodyIsAsked() {
        identifiers = -1;
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
                        "index identifiers 0",
                        "next customers",
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
    public record Search(int at, int most) {

        /** What is next. */
        public enum Step {
            INDEX,
            CALL,
            END
        }

        public boolean isOpen() {
            return at <= most;
        }

        public Step step() {
            return at == 0 ? Step.INDEX : Step.CALL;
        }

        public String identifiers() {
            return "identifiers " + at;
        }

        public String getCall() {
            return "look-up " + at;
        }
    }

    /** What the route asks of the resolution. */
    public final class Resolution {
        public Search begin(Object request) {
            calls.add("begin " + request);
            return new Search(0, identifiers);
        }

        public Search indexed(Search search, Object customers) {
            calls.add("next " + customers);
            return new Search(search.at() + 1, identifiers);
        }

        public Search answered(Search search, Object answer) {
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
