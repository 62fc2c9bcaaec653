package io.genesysdsr.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.request.LedgerRows;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators are told in time, once, and of what is late they are told why. */
class WarningsTest {

    private static final String RECEIVED = "2026-09-01T09:00:00Z";

    private static ClockLedger ledger;
    private static Warnings warnings;

    @BeforeAll
    static void start(@TempDir Path folder) {
        // Where clocks were put back in October.
        ledger = ClockLedger.start(
                folder, "--spring.datasource.hikari.connection-init-sql=set time zone 'Europe/Berlin'");
        warnings = ledger.bean(Warnings.class);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void eachPointIsWarnedOfOnceAsItIsPassed() {
        UUID request = ledger.request("GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        at("2026-09-10T09:00:00Z");
        assertThat(ledger.points(request)).isEmpty();
        at("2026-09-17T09:00:00Z");
        assertThat(ledger.points(request)).containsExactly("PERIOD_50");
        at("2026-09-25T09:00:00Z");
        assertThat(ledger.points(request)).containsExactly("INTERNAL_DUE", "PERIOD_50", "PERIOD_75");
        at("2026-09-29T09:00:00Z");
        at("2026-09-29T09:01:00Z");
        assertThat(ledger.points(request))
                .containsExactly("INTERNAL_DUE", "LATEST_SAFE", "PERIOD_50", "PERIOD_75", "PERIOD_90");
        assertThat(ledger.events(request)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void halfAPeriodIsHalfItsHoursWhateverClocksAreSetTo() {
        UUID request = ledger.request("GDPR", "ACCESS", "2026-10-10T09:00:00Z", "ACCEPTED");
        assertThat(ledger.time(request, "deadline_at")).isEqualTo("2026-11-10T22:59:59Z");
        at("2026-10-26T03:59:59Z");
        assertThat(ledger.points(request)).isEmpty();
        at("2026-10-26T04:00:00Z");
        assertThat(ledger.points(request)).containsExactly("PERIOD_50");
    }

    @Test
    void twoReplicasThatLookAtTheSameMomentWarnOnce() throws Exception {
        UUID request = ledger.request("GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        ledger.itIs("2026-10-02T09:00:00Z");
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        try {
            Callable<Object> look = Executors.callable(warnings::give);
            for (Future<Object> looked : replicas.invokeAll(List.of(look, look, look, look))) {
                looked.get();
            }
        } finally {
            replicas.shutdownNow();
        }
        assertThat(ledger.events(request)).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void aBreachSaysWhereTheRequestStood() {
        UUID request = ledger.request("GDPR", "ERASURE", RECEIVED, "IN_FULFILMENT");
        new LedgerRows(ledger.db()).task(request, "PARKED");
        ledger.db()
                .sql("update request set review_code = 'gdpr-401' where id = :id")
                .param("id", request)
                .update();
        at("2026-10-02T09:00:00Z");

        assertThat(ledger.db()
                        .sql(
                                "select details::text from audit_event where request_id = :id and event = 'DeadlineBreached'")
                        .param("id", request)
                        .query(String.class)
                        .single())
                .contains("\"state\": \"IN_FULFILMENT\"", "\"reviewCode\": \"gdpr-401\"", "\"system\": \"gdpr\"")
                .contains("\"phase\": \"AWAIT\"", "\"state\": \"PARKED\"");
    }

    @Test
    void aClockThatStandsAndARequestThatIsClosedWarnOfNothing() {
        UUID paused = ledger.request("UK_GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        UUID closed = ledger.request("GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        ledger.itIs("2026-09-02T09:00:00Z");
        ledger.bean(Clocks.class).pause(paused, PauseReason.CLARIFICATION, "olga");
        ledger.db()
                .sql("update request set state = 'FULFILLED', closed_at = now() where id = :id")
                .param("id", closed)
                .update();
        at("2026-12-02T09:00:00Z");
        assertThat(ledger.points(paused)).isEmpty();
        assertThat(ledger.points(closed)).isEmpty();
    }

    @Test
    void afterAnExtensionTheNewPeriodWarnsAnewButNotOfWhatLiesBehind() {
        UUID request = ledger.request("GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        at("2026-09-30T09:00:00Z");
        int before = ledger.points(request).size();
        ledger.bean(Clocks.class).extend(request, ExtensionReason.COMPLEXITY, "olga");
        at("2026-09-30T09:01:00Z");
        assertThat(ledger.points(request))
                .hasSize(before + 1)
                .as("the person must be told of the extension soon")
                .contains("TELL_EXTENSION_DUE");
        at("2026-10-20T09:00:00Z");
        assertThat(ledger.points(request)).filteredOn("PERIOD_50"::equals).hasSize(2);
        assertThat(ledger.points(request)).contains("TELL_EXTENSION_MISSED").doesNotContain("BREACHED");
    }

    @Test
    void theConfirmationUnderTheCcpaIsADeadlineOfItsOwn() {
        UUID told = ledger.request("CCPA", "ACCESS", RECEIVED, "ACCEPTED");
        UUID untold = ledger.request("CCPA", "ACCESS", RECEIVED, "ACCEPTED");
        ledger.bean(Clocks.class).told(told, Duty.CONFIRM);
        at("2026-09-15T09:00:00Z");
        assertThat(ledger.points(told)).isEmpty();
        assertThat(ledger.points(untold)).containsExactly("CONFIRM_DUE");
        at("2026-09-17T09:00:00Z");
        assertThat(ledger.points(untold)).contains("CONFIRM_MISSED");
    }

    @Test
    void workThatHasBegunOutsideInTimeIsNotAtRiskWhenItsLatestMomentPasses() {
        UUID begun = ledger.request("GDPR", "ERASURE", RECEIVED, "IN_FULFILMENT");
        UUID unbegun = ledger.request("GDPR", "ERASURE", RECEIVED, "IN_FULFILMENT");
        LedgerRows rows = new LedgerRows(ledger.db());
        UUID late = rows.task(unbegun, "OPEN");
        rows.task(begun, "OPEN");
        ledger.db()
                .sql("update task set phase = 'SUBMIT', latest_safe = :safe where id = :id")
                .param("safe", Timestamp.from(Instant.parse("2026-09-16T21:59:59Z")))
                .param("id", late)
                .update();
        at("2026-09-17T09:00:00Z");
        assertThat(ledger.points(begun)).doesNotContain("LATEST_SAFE");
        assertThat(ledger.points(unbegun)).contains("LATEST_SAFE");
        assertThat(counted("GDPR", "AT_RISK")).isGreaterThanOrEqualTo(1);
    }

    private static double counted(String regulation, String urgency) {
        ledger.bean(UrgencyGauge.class).count();
        return ledger.bean(MeterRegistry.class)
                .get("dsr.deadline.requests")
                .tags("regulation", regulation, "urgency", urgency)
                .gauge()
                .value();
    }

    private static void at(String moment) {
        ledger.itIs(moment);
        warnings.give();
    }
}
