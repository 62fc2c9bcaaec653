package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.genesysdsr.failure.NeedsPerson;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.processor.FatalFallbackErrorHandler;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Whatever fails in a route is told once, to whom it concerns, and nothing of the route follows. */
class OnErrorRouteTest extends RouteStand {

    private Exception failure = new NeedsPerson("genesys-403");
    private boolean away;
    private final Failed failed = new Failed();

    @BeforeAll
    static void asInTheProductCamelPrintsNoException() {
        ((Logger) LoggerFactory.getLogger(FatalFallbackErrorHandler.class)).setLevel(Level.OFF);
    }

    @BeforeEach
    void aRouteThatFails() throws Exception {
        bindWhatTheErrorHandlerNames();
        List.of("ledger", "docket", "intake", "trail").forEach(name -> bind(name, new Listener(name)));
        camel.getManagementStrategy().addEventNotifier(failed);
        load("support/on-error.camel.yaml");
        standIn("direct:work", e -> {
            calls.add("tried");
            throw failure;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "task,                  ledger hears of the task",
        "request,               docket hears of the request",
        "row,                   intake hears of the row",
        "'',                    trail hears of stand-in-direct-work",
        "task request row,      ledger hears of the task",
        "request row,           docket hears of the request",
    })
    void whoHearsIsDecidedByTheWorkAtHand(String variables, String hears) {
        Exchange out = fail(variables);
        assertThat(calls).containsExactly("tried", hears + ": genesys-403");
        assertThat(out.getException()).as("it is dealt with").isNull();
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whatCamelThrowsIsReadBeforeItIsTold(Exception thrown, String told) {
        failure = thrown;
        fail("task");
        assertThat(calls).containsExactly("tried", "ledger hears of the task: " + told);
    }

    static List<Arguments> thrown() {
        Exception notRouted = new DirectConsumerNotAvailableException("none", null);
        return List.of(
                Arguments.of(notRouted, "ledger-604"),
                Arguments.of(new CamelExecutionException("wrapped", null, notRouted), "ledger-604"),
                Arguments.of(new CamelExecutionException("wrapped", null, new NeedsPerson("x-1")), "x-1"),
                Arguments.of(answered(503), "http-503"),
                Arguments.of(answered(404), "http-404"),
                Arguments.of(new IllegalStateException("a bug"), "IllegalStateException"));
    }

    @Test
    void anHttpFailureIsToldWithoutTheUrl() {
        failure = answered(451);
        Exchange out = fail("task");
        assertThat(out.getVariable("failure", Exception.class))
                .hasMessage("http-451")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({"task", "request", "row", "''"})
    void aFailureOfTheHandlingItselfIsNotSwallowed(String variables) {
        away = true;
        Exchange out = fail(variables);
        assertThat(out.getException()).hasStackTraceContaining("the database is away");
        assertThat(failed.events).as("LoudFailures hears of it").isEqualTo(1);
    }

    private Exchange fail(String variables) {
        return send("direct:work", e -> {
            for (String variable : variables.split(" ", -1)) {
                e.setVariable(variable, variable.isEmpty() ? null : "the " + variable);
            }
        });
    }

    private static HttpOperationFailedException answered(int status) {
        return new HttpOperationFailedException("https://crm.example/?name=Ada", status, "", "", null, "Ada");
    }

    /** What {@code camel.LoudFailures} is told in the product. */
    private static final class Failed extends EventNotifierSupport {

        private int events;

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof CamelEvent.ExchangeFailedEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            events++;
        }
    }

    /** Whoever is told, unless the database is away. */
    public final class Listener extends Witness {
        Listener(String name) {
            super(name, OnErrorRouteTest.this.calls);
        }

        @Override
        void hear(Object work, Exception failure) {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            super.hear(work, failure);
        }
    }
}
