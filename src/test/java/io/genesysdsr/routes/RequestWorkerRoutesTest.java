package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.failure.NeedsPerson;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each state of a request that is worked on has a worker and a runner, and its route. */
class RequestWorkerRoutesTest extends RouteStand {

    private List<String> due = List.of();

    @BeforeEach
    void workersWithoutALedgerBehindThem() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("docket", new Docket());
        bind("trail", new Trail());
        List.of("resolve-identities", "plan-tasks", "close-request")
                .forEach(route -> beginsWhenTold("worker-" + route));
        load(
                "support/on-error.camel.yaml",
                "support/request-worker.camel.yaml",
                "support/request-run.camel.yaml",
                "support/workers.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED, resolve-identities", "RESOLVED, plan-tasks", "CLOSING, close-request"})
    void requestsInAStateReachItsRoute(String state, String route) throws Exception {
        standIn("direct:" + route, e -> calls.add(route + " " + e.getVariable("request")));
        due = List.of("one", "two");
        Exchange out = look(route);
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.size() == 5);
        assertThat(calls)
                .startsWith("claim " + state)
                .containsSubsequence("begin one", route + " one")
                .containsSubsequence("begin two", route + " two");
        assertThat(looksAgainAtOnce(out)).isTrue();
    }

    @Test
    void whereNothingIsDueTheNextLookWaits() {
        assertThat(looksAgainAtOnce(look("plan-tasks"))).isFalse();
        assertThat(calls).containsExactly("claim RESOLVED");
    }

    @Test
    void oneThatFailsIsTheDocketsAndTheOthersGoOn() throws Exception {
        standIn("direct:plan-tasks", e -> {
            if ("one".equals(e.getVariable("request"))) {
                throw new NeedsPerson("plan-301");
            }
            calls.add("planned " + e.getVariable("request"));
        });
        due = List.of("one", "two");
        look("plan-tasks");
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.size() == 5);
        assertThat(calls).contains("docket hears of one: plan-301", "planned two");
    }

    private Exchange look(String route) {
        return send("direct:worker-" + route + "-now", e -> {});
    }

    /** What the scheduler goes by (greedy): whether it fires again without waiting. */
    private static boolean looksAgainAtOnce(Exchange out) {
        return out.getProperty("CamelSchedulerPolledMessages", Boolean.class);
    }

    /** What the routes ask of the docket. */
    public final class Docket extends Witness {
        Docket() {
            super("docket", RequestWorkerRoutesTest.this.calls);
        }

        public List<String> claim(String state) {
            calls.add("claim " + state);
            return due;
        }
    }

    /** What the routes ask of the trail. */
    public final class Trail extends Witness {
        Trail() {
            super("trail", RequestWorkerRoutesTest.this.calls);
        }

        public void begin(String request) {
            calls.add("begin " + request);
        }
    }
}
