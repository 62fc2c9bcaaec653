package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.failure.NeedsPerson;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Submitting: one call or several, until the attempt is closed; a failure goes to the ledger and nothing follows. */
class GdprSubmitRouteTest extends RouteStand {

    private int pages = 1;
    private boolean fails;

    @BeforeEach
    void aSubmissionWithoutGenesysBehindIt() throws Exception {
        bind("gdprSubmission", new Submission());
        bindWhatTheErrorHandlerNames();
        bind("genesysPace", new GenesysCallRouteTest().new Pace());
        bind("genesysAnswers", new GenesysCallRouteTest().new Answers());
        bind("genesysToken", new GenesysCallRouteTest().new Token());
        // First, so that the stand-ins have the error handler too.
        load("support/on-error.camel.yaml", "4-fulfil/gdpr/submit.camel.yaml");
        standIn("direct:genesys-token", e -> calls.add("token"));
        standIn("direct:genesys-send", e -> {
            if (fails) {
                throw new NeedsPerson("genesys-400");
            }
            e.getMessage().setHeader("CamelHttpResponseCode", 200);
        });
    }

    @Test
    void onePostIsOneCall() {
        Exchange out = send("direct:gdpr-submit", "task", "the task");
        assertThat(out.getMessage().getBody()).isEqualTo("done");
        assertThat(calls).containsExactly("begin", "token", "next 1", "conclude");
    }

    @Test
    void aLookReadsEveryPage() {
        pages = 3;
        send("direct:gdpr-submit", "task", "the task");
        assertThat(calls).containsSubsequence("begin", "next 1", "next 2", "next 3", "conclude");
    }

    @Test
    void aFailureIsTheLedgersAndNothingFollows() {
        fails = true;
        send("direct:gdpr-submit", "task", "the task");
        assertThat(calls).containsExactly("begin", "token", "ledger hears of the task: genesys-400");
    }

    /** How far an attempt is. */
    public record Attempt(int page, int pages) {
        public boolean isOpen() {
            return page <= pages;
        }

        public String call() {
            return "call " + page;
        }
    }

    /** What the route asks of the submission. */
    public final class Submission {
        public Attempt begin(Object task) {
            calls.add("begin");
            return new Attempt(1, pages);
        }

        public Attempt next(Object task, Attempt attempt, Object answer) {
            calls.add("next " + attempt.page());
            return new Attempt(attempt.page() + 1, pages);
        }

        public String conclude(Object task, Attempt attempt) {
            calls.add("conclude");
            return "done";
        }
    }
}
