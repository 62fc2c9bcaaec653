package io.genesysdsr.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.request.Docket;
import io.genesysdsr.request.LedgerRows;
import io.genesysdsr.request.Phase;
import io.genesysdsr.request.PlannedTask;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people may do to the law's clock, on a real database. */
class ClocksTest {

    private static final String RECEIVED = "2026-09-01T09:00:00Z";

    private static ClockLedger ledger;
    private static Clocks clocks;

    @BeforeAll
    static void start(@TempDir Path folder) {
        ledger = ClockLedger.start(folder);
        clocks = ledger.bean(Clocks.class);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void earlyInThePeriod() {
        ledger.itIs("2026-09-07T09:00:00Z");
    }

    @Test
    void aClockThatIsStartedSaysByWhenForTheLawForOurselvesAndForTheSystems() {
        UUID erasure = ledger.request("GDPR", "ERASURE", RECEIVED, "ACCEPTED");

        assertThat(ledger.time(erasure, "deadline_at")).isEqualTo("2026-10-01T21:59:59Z");
        assertThat(ledger.time(erasure, "internal_due_at")).isEqualTo("2026-09-24T21:59:59Z");
        // Fourteen days for Genesys, one for ourselves.
        assertThat(ledger.time(erasure, "latest_safe")).isEqualTo("2026-09-16T21:59:59Z");
        UUID access = ledger.request("GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        assertThat(ledger.time(access, "latest_safe")).isEqualTo("2026-09-28T21:59:59Z");
    }

    @Test
    void startingTwiceIsStartingOnce() {
        UUID request = ledger.request("CCPA", "ACCESS", RECEIVED, "ACCEPTED");
        clocks.start(request);

        assertThat(clocks.history(request)).hasSize(1);
        assertThat(ledger.db()
                        .sql("select kind from deadline_duty where request_id = :id")
                        .param("id", request)
                        .query(String.class)
                        .list())
                .containsExactly("CONFIRM");
    }

    @Test
    void anExtensionMovesTheDeadlineAndEverythingThatIsPlanned() {
        UUID request = ledger.request("GDPR", "ERASURE", RECEIVED, "IN_FULFILMENT");
        LedgerRows rows = new LedgerRows(ledger.db());
        UUID open = rows.task(request, "OPEN");
        UUID done = rows.task(request, "DONE");
        Instant openBefore = latestSafe(open);
        Instant doneBefore = latestSafe(done);

        clocks.extend(request, ExtensionReason.COMPLEXITY, "olga");

        assertThat(ledger.time(request, "deadline_at")).isEqualTo("2026-12-01T22:59:59Z");
        assertThat(ledger.time(request, "latest_safe")).isEqualTo("2026-11-16T22:59:59Z");
        assertThat(latestSafe(open)).isEqualTo(openBefore.plusSeconds(61 * 86_400 + 3600));
        assertThat(latestSafe(done)).isEqualTo(doneBefore);
        assertThat(ledger.events(request)).containsExactly("DeadlineExtended olga COMPLEXITY");
        assertThat(clocks.history(request))
                .last()
                .satisfies(e -> assertThat(e.kind()).isEqualTo(DeadlineEntry.Kind.EXTENDED))
                .satisfies(e -> assertThat(e.actor()).isEqualTo("olga"))
                .satisfies(e -> assertThat(e.before()).isEqualTo("2026-10-01T21:59:59Z"));
    }

    @Test
    void anExtensionAfterTheFirstPeriodIsRefusedAndChangesNothing() {
        UUID request = ledger.request("GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        ledger.itIs("2026-10-01T22:00:00Z");

        refused("deadline-802", () -> clocks.extend(request, ExtensionReason.COMPLEXITY, "olga"));

        assertThat(ledger.time(request, "deadline_at")).isEqualTo("2026-10-01T21:59:59Z");
        assertThat(clocks.history(request)).hasSize(1);
        ledger.itIs("2026-10-01T21:59:59Z");
        clocks.extend(request, ExtensionReason.COMPLEXITY, "olga");
        refused("deadline-803", () -> clocks.extend(request, ExtensionReason.COMPLEXITY, "olga"));
    }

    @Test
    void noLawIsGivenWhatItDoesNotKnow() {
        UUID brazil = ledger.request("LGPD", "ACCESS", RECEIVED, "ACCEPTED");
        UUID europe = ledger.request("GDPR", "ACCESS", RECEIVED, "ACCEPTED");

        refused("deadline-801", () -> clocks.extend(brazil, ExtensionReason.COMPLEXITY, "olga"));
        refused("deadline-804", () -> clocks.pause(europe, PauseReason.IDENTITY, "olga"));
        refused("deadline-807", () -> clocks.pause(UUID.randomUUID(), PauseReason.IDENTITY, "olga"));
        refused(
                "deadline-808",
                () -> clocks.extend(
                        ledger.request("GDPR", "ACCESS", RECEIVED, "FULFILLED"), ExtensionReason.COMPLEXITY, "olga"));
    }

    @Test
    void aPauseUnderUkLawStopsTheClockUntilTheAnswerComes() {
        UUID request = ledger.request("UK_GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        clocks.pause(request, PauseReason.CLARIFICATION, "olga");
        refused("deadline-805", () -> clocks.pause(request, PauseReason.FEE, "olga"));
        assertThat(ledger.time(request, "paused_since")).isEqualTo("2026-09-07T09:00:00Z");

        ledger.itIs("2026-09-09T16:00:00Z");
        clocks.resume(request, "oscar");

        assertThat(ledger.time(request, "deadline_at")).isEqualTo("2026-10-05T22:59:59Z");
        assertThat(ledger.events(request))
                .containsExactly("ClockPaused olga CLARIFICATION", "ClockResumed oscar CLARIFICATION");
        refused("deadline-806", () -> clocks.resume(request, "oscar"));
    }

    @Test
    void aPauseMayEndAfterTheDeadlineThatItStopped() {
        UUID request = ledger.request("UK_GDPR", "ERASURE", RECEIVED, "AWAITING_PROOF");
        clocks.pause(request, PauseReason.IDENTITY, "olga");

        ledger.itIs("2026-10-20T09:00:00Z");
        clocks.extend(request, ExtensionReason.NUMBER_OF_REQUESTS, "olga");
        clocks.resume(request, "olga");

        assertThat(ledger.time(request, "deadline_at"))
                .as("three months from 20 October")
                .isEqualTo("2027-01-20T23:59:59Z");
    }

    @Test
    void whatIsAtRiskIsClaimedBeforeWhatIsDueEarlier() {
        UUID access = ledger.request("GDPR", "ACCESS", "2026-08-25T09:00:00Z", "RESOLVED");
        UUID erasure = ledger.request("GDPR", "ERASURE", RECEIVED, "RESOLVED");
        UUID extended = ledger.request("GDPR", "ERASURE", "2026-08-10T09:00:00Z", "RESOLVED");
        ledger.itIs("2026-08-20T09:00:00Z");
        clocks.extend(extended, ExtensionReason.COMPLEXITY, "olga");
        Docket docket = ledger.bean(Docket.class);

        List<UUID> order = Stream.generate(() -> docket.claim(RequestState.RESOLVED))
                .limit(3)
                .flatMap(List::stream)
                .peek(r -> docket.thwarted(r, new NeedsPerson("plan-301")))
                .map(Request::id)
                .toList();

        assertThat(ledger.time(access, "deadline_at")).isBefore(ledger.time(erasure, "deadline_at"));
        assertThat(order).containsExactly(erasure, access, extended);
    }

    @Test
    void aDeadlineThatMovesWhileTasksArePlannedMovesThemToo() {
        UUID id = ledger.request("GDPR", "ACCESS", RECEIVED, "CLOSING");
        ledger.db()
                .sql("update request set state = 'RESOLVED' where id = :id")
                .param("id", id)
                .update();
        Docket docket = ledger.bean(Docket.class);
        Request claimed = docket.claim(RequestState.RESOLVED).get(0);
        clocks.extend(id, ExtensionReason.COMPLEXITY, "olga");
        UUID identifier = new LedgerRows(ledger.db()).identifier(id);
        Instant planned = claimed.deadlineAt().minusSeconds(86_400);

        docket.planned(claimed, List.of(new PlannedTask("gdpr", List.of(Phase.SUBMIT), identifier, planned)));

        assertThat(ledger.db()
                        .sql("select latest_safe from task where request_id = :id")
                        .param("id", id)
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo("2026-11-30T22:59:59Z");
    }

    @Test
    void whatWasWrittenAboutAClockStays() {
        ledger.request("GDPR", "ACCESS", RECEIVED, "ACCEPTED");
        for (String statement : new String[] {"update deadline_entry set actor = 'x'", "delete from deadline_entry"}) {
            assertThatThrownBy(() -> ledger.db().sql(statement).update()).hasMessageContaining("append-only");
        }
    }

    @Test
    void requestsThatNoChannelStartedAreStartedByTheTimekeeper() {
        UUID request = ledger.unstarted("LGPD", "ACCESS", RECEIVED, "ACCEPTED");

        ledger.bean(Timekeeper.class).startClocks();

        assertThat(ledger.time(request, "deadline_at")).isEqualTo("2026-09-17T02:59:59Z");
    }

    private static void refused(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(ClockRefused.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private static Instant latestSafe(UUID task) {
        return ledger.db()
                .sql("select latest_safe from task where id = :id")
                .param("id", task)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
