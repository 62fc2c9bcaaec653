package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.Outcome;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting and confirming: what was answered is judged, and the route's body is the outcome. */
class GdprAwaitConfirmRouteTest extends RouteStand {

    private boolean genesysFails;
    private int terms = 1;
    private int listedAt;

    @BeforeEach
    void aTaskWithoutGenesysBehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("gdprProgress", new Progress());
        bind("gdprConfirmation", new Confirmations());
        Processor genesys = e -> {
            calls.add(e.getVariable("call", String.class));
            if (genesysFails) {
                throw TryLater.inDoubt("genesys-503", null);
            }
            e.setVariable("answer", "answer to " + e.getVariable("call"));
        };
        inPlaceOf("gdpr-await", "follow-request", genesys);
        inPlaceOf("gdpr-confirm", "find-again", genesys);
        load("support/on-error.camel.yaml", "4-fulfil/gdpr/await.camel.yaml", "4-fulfil/gdpr/confirm.camel.yaml");
    }

    @Test
    void waitingIsOneCallWhoseJudgementIsTheOutcome() {
        Exchange out = send("direct:gdpr-await", "task", "the task");
        assertThat(out.getMessage().getBody()).isEqualTo(new Outcome.Again(Duration.ofMinutes(1)));
        assertThat(calls).containsExactly("ask the task", "judge the task by answer to ask the task");
    }

    @Test
    void aJudgementThatIsAPersonsIsTheLedgers() {
        send("direct:gdpr-await", "task", "the odd task");
        assertThat(calls).last().isEqualTo("ledger hears of the odd task: gdpr-401");
    }

    @Test
    void aCallThatFailsWhileWaitingIsTheLedgersAndNotJudged() {
        genesysFails = true;
        send("direct:gdpr-await", "task", "the task");
        assertThat(calls).containsExactly("ask the task", "ledger hears of the task: genesys-503");
    }

    @Test
    void everyOldTermIsLookedForBeforeItIsConfirmed() {
        terms = 3;
        Exchange out = send("direct:gdpr-confirm", "task", "the task");
        assertThat(out.getMessage().getBody()).isEqualTo(new Outcome.Done());
        assertThat(calls)
                .containsExactly(
                        "begin the task",
                        "look for 1",
                        "answer to look for 1",
                        "look for 2",
                        "answer to look for 2",
                        "look for 3",
                        "answer to look for 3",
                        "conclude the task");
    }

    @Test
    void oneTermThatIsStillListedIsEnough() {
        terms = 3;
        listedAt = 2;
        Exchange out = send("direct:gdpr-confirm", "task", "the task");
        assertThat(out.getMessage().getBody()).isEqualTo(new Outcome.Parked("gdpr-405"));
        assertThat(calls).contains("look for 2").doesNotContain("look for 3");
    }

    @Test
    void whereNoTermIsLeftGenesysIsNotAsked() {
        terms = 0;
        send("direct:gdpr-confirm", "task", "the task");
        assertThat(calls).containsExactly("begin the task", "conclude the task");
    }

    @Test
    void aLookThatFailsIsTheLedgersAndNothingIsConfirmed() {
        terms = 2;
        genesysFails = true;
        send("direct:gdpr-confirm", "task", "the task");
        assertThat(calls).containsExactly("begin the task", "look for 1", "ledger hears of the task: genesys-503");
    }

    /** What the route asks of the progress. */
    public final class Progress {
        public String ask(Object task) {
            return "ask " + task;
        }

        public Outcome judge(Object task, Object answer) {
            if (task.equals("the odd task")) {
                throw new NeedsPerson("gdpr-401");
            }
            calls.add("judge " + task + " by " + answer);
            return new Outcome.Again(Duration.ofMinutes(1));
        }
    }

    /** How far a confirmation is. */
    public record Confirmation(int at, boolean more) {
        public boolean isOpen() {
            return more;
        }

        public String getCall() {
            return "look for " + at;
        }
    }

    /** What the route asks of the confirmation. */
    public final class Confirmations {
        public Confirmation begin(Object task) {
            calls.add("begin " + task);
            return new Confirmation(1, terms > 0);
        }

        public Confirmation next(Object task, Confirmation confirmation, Object answer) {
            calls.add(answer.toString());
            boolean listed = confirmation.at() == listedAt;
            return new Confirmation(confirmation.at() + (listed ? 0 : 1), !listed && confirmation.at() < terms);
        }

        public Outcome conclude(Object task, Confirmation confirmation) {
            calls.add("conclude " + task);
            return confirmation.at() == listedAt ? new Outcome.Parked("gdpr-405") : new Outcome.Done();
        }
    }
}
