package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.deadline.Clocks;
import io.genesysdsr.deadline.Deadlines;
import io.genesysdsr.deadline.ExtensionReason;
import io.genesysdsr.deadline.PauseReason;
import io.genesysdsr.request.Regulation;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever inserted a request reads of its deadline, and what becomes of a request whose deadline was moved. */
class DeadlineTest extends Journey {

    private final Instant received = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void anExtensionIsReadBackFromTheRowAndTheRequestGoesOnToItsEnd() {
        String reference = receive("GDPR");
        assertThat(due(reference)).isEqualTo(bean(Deadlines.class).due(Regulation.GDPR, "FR", received));

        bean(Clocks.class).extend(id(reference), ExtensionReason.COMPLEXITY, "olga");
        assertThat(due(reference)).isBetween(received.plus(Duration.ofDays(89)), received.plus(Duration.ofDays(97)));

        prove(reference);
        awaitState(reference, "NO_DATA_HELD");
        assertThat(events(reference)).contains("DeadlineExtended");
        assertThat(db().sql("select bool_and(t.latest_safe = r.deadline_at - interval '72 hours')"
                                + " from task t join request r on r.id = t.request_id where r.id = :id")
                        .param("id", id(reference))
                        .query(Boolean.class)
                        .single())
                .as("tasks are planned for the deadline that was moved")
                .isTrue();
    }

    @Test
    void aPauseUnderUkLawMovesTheDeadlineToAMonthAfterItsEnd() {
        String reference = receive("UK_GDPR");
        bean(Clocks.class).pause(id(reference), PauseReason.IDENTITY, "olga");

        Instant before = Instant.now();
        prove(reference);
        awaitState(reference, "NO_DATA_HELD");
        assertThat(events(reference)).containsSubsequence("ClockPaused", "IdentityProved", "ClockResumed");
        Deadlines deadlines = bean(Deadlines.class);
        assertThat(due(reference))
                .as("of the day of the proof, which may end while this runs")
                .isIn(
                        deadlines.due(Regulation.UK_GDPR, "GB", before),
                        deadlines.due(Regulation.UK_GDPR, "GB", Instant.now()));
    }

    @Test
    void theScheduleTellsOnceOfWhatIsLate() {
        String first = receive("GDPR", received.minus(Duration.ofDays(60)));
        awaitEvent(first, "DeadlineBreached", 1);

        // Each is seen by a later firing than the one before.
        for (int firing = 0; firing < 2; firing++) {
            awaitEvent(receive("GDPR", received.minus(Duration.ofDays(60))), "DeadlineBreached", 1);
        }
        assertThat(events(first)).containsOnlyOnce("DeadlineBreached");
        assertThat(events(first)).filteredOn("DeadlineWarned"::equals).hasSize(5);
    }

    @Test
    void eachLawHasItsOwnDeadline() {
        for (Regulation regulation : Regulation.values()) {
            assertThat(due(receive(regulation.name())))
                    .isEqualTo(bean(Deadlines.class).due(regulation, "FR", received));
        }
    }

    private String receive(String regulation) {
        return receive(regulation, received);
    }

    private static String receive(String regulation, Instant received) {
        String reference = "D-" + UUID.randomUUID();
        db().sql("""
                insert into dsr_intake (reference, regulation, subject_right, received_at, identifiers, country)
                values (:reference, :regulation, 'ACCESS', :received, :identifiers::jsonb, 'FR')""")
                .param("reference", reference)
                .param("regulation", regulation)
                .param("received", Timestamp.from(received))
                .param("identifiers", identifier("EMAIL", unique() + "@nowhere.example.org"))
                .update();
        await().atMost(Duration.ofSeconds(60)).until(() -> row(reference).requestId() != null);
        return reference;
    }

    private static UUID id(String reference) {
        return Objects.requireNonNull(row(reference).requestId());
    }

    private static Instant due(String reference) {
        return db().sql("select due_at from dsr_intake where reference = :reference")
                .param("reference", reference)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
