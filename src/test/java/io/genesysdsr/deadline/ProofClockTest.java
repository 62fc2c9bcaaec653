package io.genesysdsr.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.request.IdentityProved;
import io.genesysdsr.request.ProofAsked;
import io.genesysdsr.request.Unproved;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What asking for proof, and getting it, does to the law's clock, on a real database. */
class ProofClockTest {

    private static final String RECEIVED = "2026-09-01T09:00:00Z";

    private static ClockLedger ledger;
    private static ClockLedger lenient;

    @BeforeAll
    static void start(@TempDir Path folder, @TempDir Path other) {
        ledger = ClockLedger.start(folder);
        lenient = ClockLedger.start(other, "--dsr.deadline.gdpr-identity-pause=true");
    }

    @AfterAll
    static void stop() {
        ledger.close();
        lenient.close();
    }

    private static List<String> history(ClockLedger ledger, UUID request) {
        return ledger.bean(Clocks.class).history(request).stream()
                .map(e -> e.kind() + " " + e.reason() + " " + e.actor())
                .toList();
    }

    private static void ask(ClockLedger ledger, UUID request) {
        ledger.bean(Unproved.class).asked(request);
    }

    private static void prove(ClockLedger ledger, UUID request) {
        ledger.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            ledger.db()
                    .sql("update request set state = 'ACCEPTED' where id = :id")
                    .param("id", request)
                    .update();
            ledger.publish(new IdentityProved(request));
        });
    }

    @Test
    void underUkLawTheMonthBeginsWhenTheProofThatTheProductAskedForHasCome() {
        ledger.itIs("2026-09-02T09:00:00Z");
        UUID request = ledger.request("UK_GDPR", "ACCESS", RECEIVED, "AWAITING_PROOF");
        ask(ledger, request);
        ledger.itIs("2026-09-20T09:00:00Z");
        ask(ledger, request);
        prove(ledger, request);

        assertThat(history(ledger, request))
                .containsExactly(
                        "STARTED null genesys-dsr", "PAUSED IDENTITY genesys-dsr", "RESUMED IDENTITY genesys-dsr");
        assertThat(ledger.events(request)).contains("ClockPaused genesys-dsr IDENTITY");
        assertThat(ledger.time(request, "deadline_at")).isEqualTo("2026-10-20T22:59:59Z");
    }

    @Test
    void underTheGdprItDoesSoOnlyWhereAnAuthorityLetsIt() {
        ledger.itIs("2026-09-02T09:00:00Z");
        UUID strict = ledger.request("GDPR", "ACCESS", RECEIVED, "AWAITING_PROOF");
        ask(ledger, strict);
        assertThat(history(ledger, strict)).containsExactly("STARTED null genesys-dsr");

        UUID rested = lenient.request("GDPR", "ACCESS", RECEIVED, "AWAITING_PROOF");
        ask(lenient, rested);
        lenient.itIs("2026-09-08T09:00:00Z");
        prove(lenient, rested);
        assertThat(history(lenient, rested)).hasSize(3);
        // The five whole days between 2 and 8 September; 6 October is a Tuesday.
        assertThat(lenient.time(rested, "deadline_at")).isEqualTo("2026-10-06T21:59:59Z");
    }

    @Test
    void underTheCcpaAndTheLgpdTheClockRunsOn() {
        ledger.itIs("2026-09-02T09:00:00Z");
        for (String regulation : List.of("CCPA", "LGPD")) {
            UUID request = ledger.request(regulation, "ACCESS", RECEIVED, "AWAITING_PROOF");
            ask(ledger, request);
            assertThat(history(ledger, request)).containsExactly("STARTED null genesys-dsr");
            assertThat(ledger.db()
                            .sql(
                                    "select proof_asked_at is not null and paused_since is null from request where id = :id")
                            .param("id", request)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void aClockThatSomebodyStoppedStaysAsItIsAndOneThatIsAskedOfAProvedRequestRuns() {
        ledger.itIs("2026-09-02T09:00:00Z");
        UUID request = ledger.request("UK_GDPR", "ACCESS", RECEIVED, "AWAITING_PROOF");
        ledger.bean(Clocks.class).pause(request, PauseReason.CLARIFICATION, "olga");
        ask(ledger, request);
        assertThat(history(ledger, request))
                .endsWith("PAUSED CLARIFICATION olga")
                .hasSize(2);
        prove(ledger, request);
        assertThat(history(ledger, request))
                .as("what was asked by olga has not come")
                .hasSize(2);

        UUID proved = ledger.request("UK_GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        ask(ledger, proved);
        assertThat(history(ledger, proved)).containsExactly("STARTED null genesys-dsr");
    }

    @Test
    void askingAndStoppingAreOneTransaction() {
        ledger.itIs("2026-09-02T09:00:00Z");
        UUID request = ledger.request("UK_GDPR", "ACCESS", RECEIVED, "AWAITING_PROOF");
        ledger.bean(TransactionTemplate.class).executeWithoutResult(crash -> {
            ask(ledger, request);
            assertThat(history(ledger, request)).hasSize(2);
            crash.setRollbackOnly();
        });
        assertThat(history(ledger, request)).containsExactly("STARTED null genesys-dsr");
        ask(ledger, request);
        assertThat(history(ledger, request))
                .as("it is asked again, and stops then")
                .hasSize(2);

        assertThatThrownBy(() -> ledger.publish(new ProofAsked(request)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aRequestWhoseClockNobodyStartedIsStartedFirst() {
        ledger.itIs("2026-09-02T09:00:00Z");
        UUID request = ledger.unstarted("UK_GDPR", "ERASURE", RECEIVED, "AWAITING_PROOF");
        ask(ledger, request);
        assertThat(history(ledger, request)).containsExactly("STARTED null genesys-dsr", "PAUSED IDENTITY genesys-dsr");
    }
}
