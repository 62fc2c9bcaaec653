package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.failure.TryLater;
import java.io.IOException;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending one call: at its pace, with the token, with no header but its own, and never twice. */
class GenesysSendRoutesTest extends RouteStand {

    private String failsAt = "";
    private boolean unanswered;

    @BeforeEach
    void aWireWithoutGenesysBehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("genesysPace", new Pace());
        bind("genesysCooldown", new Cooldown());
        bind("genesysToken", new Token());
        bind("genesysAnswers", new Answers());
        inPlaceOf("genesys-exchange", "post-to-genesys", wire("post"));
        inPlaceOf("genesys-exchange", "get-from-genesys", wire("get"));
        load(
                "support/on-error.camel.yaml",
                "doors/genesys-send.camel.yaml",
                "doors/genesys-exchange.camel.yaml",
                "doors/genesys-pace.camel.yaml");
    }

    private Processor wire(String method) {
        return e -> {
            calls.add(method + " " + new TreeMap<>(e.getMessage().getHeaders()));
            calls.add("with " + e.getMessage().getBody());
            if (unanswered) {
                throw new IOException("Read timed out: a phone number");
            }
            e.getMessage().setHeader("CamelHttpResponseCode", 200);
        };
    }

    @Test
    void aCallIsAdmittedThrottledSpacedAndThenSent() {
        Exchange out = sendCall("GET", "q=1", null);
        assertThat(calls)
                .containsExactly(
                        "admit",
                        "check fast",
                        "ceiling",
                        "ceilingOf fast",
                        "space fast",
                        "get {Accept=application/json, Authorization=Bearer x, CamelHttpPath=/path, CamelHttpQuery=q=1}",
                        "with null");
        assertThat(out.getMessage().getHeader("CamelHttpResponseCode")).isEqualTo(200);
        assertThat(out.getVariable("bearer")).isEqualTo("Bearer x");
    }

    @Test
    void whatIsPostedIsJson() {
        sendCall("POST", "deleteConfirmed=true", "{}");
        assertThat(calls)
                .endsWith(
                        "post {Accept=application/json, Authorization=Bearer x, CamelHttpPath=/path, "
                                + "CamelHttpQuery=deleteConfirmed=true, Content-Type=application/json}",
                        "with {}");
    }

    @ParameterizedTest
    @CsvSource({"admit, 0", "check, 1"})
    void whereNoCallMayBeMadeNoneIsMadeAndNoThreadWaits(String step, int callsBefore) {
        failsAt = step;
        sendCall("POST", "", "{}");
        assertThat(calls).hasSize(callsBefore + 1).last().isEqualTo("ledger hears of the task: genesys-904");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aCallWithoutAnAnswerIsSentOnceAndBecomesAFailureThatQuotesNothing(String method) {
        unanswered = true;
        Exchange out = sendCall(method, "", "{}");
        assertThat(calls).filteredOn(call -> call.startsWith("with")).hasSize(1);
        assertThat(calls).endsWith("unanswered " + method + " IOException", "ledger hears of the task: genesys-900");
        assertThat(out.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)).hasNoCause();
    }

    private Exchange sendCall(String method, String query, @Nullable Object body) {
        return send("direct:genesys-send", e -> {
            e.setVariable("task", "the task");
            e.setVariable("call", new Call(method, "/path", query, body, "fast"));
            e.getMessage().setHeader("Ours", "of the task");
            e.getMessage().setBody("the task");
        });
    }

    private void note(String call) {
        if (!failsAt.isEmpty() && call.startsWith(failsAt)) {
            throw TryLater.withoutEffect("genesys-904", null);
        }
        calls.add(call);
    }

    /** One call. */
    public record Call(
            String method,
            String path,
            String query,
            @Nullable Object body,
            String family) {}

    /** What the routes ask of the pace. */
    public final class Pace {
        public void admit() {
            note("admit");
        }

        public int ceiling() {
            note("ceiling");
            return 30;
        }

        public int ceilingOf(String family) {
            note("ceilingOf " + family);
            return 30;
        }

        public long millisUntilNext(String family) {
            note("space " + family);
            return 0;
        }
    }

    /** What the routes ask of the cooling-down. */
    public final class Cooldown {
        public void check(String family) {
            note("check " + family);
        }
    }

    /** What the routes ask of the token. */
    public static final class Token {
        public String bearer() {
            return "Bearer x";
        }
    }

    /** What the routes ask of the answers. */
    public final class Answers {
        public void unanswered(Call call, Exception cause) {
            note("unanswered " + call.method() + " " + cause.getClass().getSimpleName());
            throw TryLater.inDoubt("genesys-900", null);
        }
    }
}
