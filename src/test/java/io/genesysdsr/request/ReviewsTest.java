package io.genesysdsr.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions on a real database: each goes along an edge, leaves an event with the one who decided, and counts once. */
class ReviewsTest {

    private static LedgerAlone ledger;
    private static Reviews reviews;
    private static JdbcClient db;
    private static LedgerRows rows;

    private UUID request;

    @BeforeAll
    static void start(@TempDir Path folder) {
        ledger = LedgerAlone.start(folder);
        reviews = ledger.bean(Reviews.class);
        db = ledger.db();
        rows = new LedgerRows(db);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void aRequestInFulfilment() {
        request = rows.request("IN_FULFILMENT", null);
    }

    @ParameterizedTest
    @CsvSource({
        "RETRY,   OPEN,    AWAIT,  ReviewRetried",
        "ANEW,    OPEN,    SUBMIT, ReviewBegunAnew",
        "REFUSE,  REFUSED, AWAIT,  ReviewRefused",
        "GIVE_UP, FAILED,  AWAIT,  ReviewGivenUp"
    })
    void aParkedTaskGoesWhereThePersonSendsIt(Decision decision, String state, String phase, String event) {
        UUID task = rows.task(request, "PARKED");
        rows.task(request, "OPEN");

        reviews.decide(task, decision, "olga");

        assertThat(row("select state, phase from task where id = :id", task))
                .containsEntry("state", state)
                .containsEntry("phase", phase);
        assertThat(state()).as("another task is still open").isEqualTo("IN_FULFILMENT");
        assertThat(row(
                        "select event, actor, code, details ->> 'decision' as decision from audit_event where task_id = :id",
                        task))
                .containsEntry("event", event)
                .containsEntry("actor", "olga")
                .containsEntry("code", "gdpr-401")
                .containsEntry("decision", decision.name());
    }

    @Test
    void aRetriedTaskStillLooksForTheEffectThatIsInDoubtAndOneBegunAnewForgetsIt() {
        UUID retried = rows.task(request, "PARKED");
        UUID anew = rows.task(request, "PARKED");

        reviews.decide(retried, Decision.RETRY, "olga");
        reviews.decide(anew, Decision.ANEW, "olga");

        assertThat(row("select intent_at, external_ref from task where id = :id", retried)
                        .values())
                .doesNotContainNull();
        assertThat(row("select intent_at, external_ref from task where id = :id", anew)
                        .values())
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({"REFUSE", "GIVE_UP"})
    void theDecisionThatClosesTheLastTaskMakesTheRequestDueForItsEvidence(Decision decision) {
        rows.task(request, "DONE");
        UUID last = rows.task(request, "PARKED");

        reviews.decide(last, decision, "olga");

        assertThat(state()).isEqualTo("CLOSING");
        assertThat(events()).containsSubsequence("LastTaskClosed");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "IN_REVIEW,      ACCEPTED, RETRY,   ACCEPTED, -",
                "IN_REVIEW,      RESOLVED, RETRY,   RESOLVED, -",
                "IN_REVIEW,      CLOSING,  RETRY,   CLOSING,  -",
                "IN_REVIEW,      ACCEPTED, REFUSE,  CLOSING,  REFUSED",
                "IN_REVIEW,      RESOLVED, GIVE_UP, CLOSING,  FAILED",
                "AWAITING_PROOF, -,        REFUSE,  CLOSING,  REFUSED"
            })
    void aRequestAsAWholeGoesWhereThePersonSendsIt(
            String from, String resume, Decision decision, String to, String verdict) {
        request = rows.request(from, resume);

        reviews.decide(request, decision, "olga");

        assertThat(row("select state, verdict from request where id = :id", request))
                .containsEntry("state", to)
                .containsEntry("verdict", verdict);
        assertThat(row("select actor, from_state, to_state from audit_event where request_id = :id", request))
                .containsEntry("actor", "olga")
                .containsEntry("from_state", from)
                .containsEntry("to_state", to);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "IN_REVIEW,      ACCEPTED, ANEW",
                "IN_REVIEW,      CLOSING,  REFUSE",
                "AWAITING_PROOF, -,        RETRY",
                "IN_FULFILMENT,  -,        REFUSE",
                "FULFILLED,      -,        GIVE_UP"
            })
    void aDecisionThatDoesNotFitChangesNothing(String from, String resume, Decision decision) {
        request = rows.request(from, resume);

        assertThatThrownBy(() -> reviews.decide(request, decision, "olga")).isInstanceOf(ReviewNotOpen.class);

        assertThat(state()).isEqualTo(from);
        assertThat(events()).isEmpty();
    }

    @Test
    void whatIsUnknownOrUnderWayCannotBeDecided() {
        UUID open = rows.task(request, "OPEN");
        assertThatThrownBy(() -> reviews.decide(open, Decision.RETRY, "olga")).isInstanceOf(ReviewNotOpen.class);
        assertThatThrownBy(() -> reviews.decide(UUID.randomUUID(), Decision.RETRY, "olga"))
                .isInstanceOf(ReviewNotOpen.class);
    }

    @Test
    void ofTwoDecisionsAboutOneTaskOneCounts() throws Exception {
        UUID task = rows.task(request, "PARKED");

        List<Exception> refused = atOnce(
                () -> reviews.decide(task, Decision.RETRY, "olga"),
                () -> reviews.decide(task, Decision.REFUSE, "oscar"));

        assertThat(refused).singleElement().isInstanceOf(ReviewNotOpen.class);
        assertThat(events()).filteredOn(e -> e.startsWith("Review")).hasSize(1);
    }

    @Test
    void twoDecisionsThatCloseTheLastTwoTasksCloseTheRequestOnce() throws Exception {
        UUID one = rows.task(request, "PARKED");
        UUID other = rows.task(request, "PARKED");

        List<Exception> refused = atOnce(
                () -> reviews.decide(one, Decision.REFUSE, "olga"),
                () -> reviews.decide(other, Decision.GIVE_UP, "oscar"));

        assertThat(refused).isEmpty();
        assertThat(state()).isEqualTo("CLOSING");
        assertThat(events()).filteredOn("LastTaskClosed"::equals).hasSize(1);
    }

    @Test
    void whatWaitsIsListedWithWhatMayBeDecided() {
        UUID task = rows.task(request, "PARKED");
        UUID whole = rows.request("IN_REVIEW", "ACCEPTED");

        assertThat(reviews.open())
                .filteredOn(r -> r.id().equals(task))
                .singleElement()
                .satisfies(r -> assertThat(r.requestId()).isEqualTo(request))
                .satisfies(r -> assertThat(r.code()).isEqualTo("gdpr-401"))
                .satisfies(r -> assertThat(r.phase()).isEqualTo(Phase.AWAIT))
                .satisfies(r -> assertThat(r.decisions())
                        .as("candidates are a request's, not a task's")
                        .containsExactly(Decision.RETRY, Decision.ANEW, Decision.REFUSE, Decision.GIVE_UP));
        assertThat(reviews.open())
                .filteredOn(r -> r.id().equals(whole))
                .singleElement()
                .satisfies(r -> assertThat(r.system()).isNull())
                .satisfies(r -> assertThat(r.since()).isBefore(Instant.now().plusSeconds(60)))
                .satisfies(r -> assertThat(r.decisions())
                        .containsExactlyInAnyOrder(Decision.RETRY, Decision.CHOOSE, Decision.REFUSE, Decision.GIVE_UP));
    }

    private static List<Exception> atOnce(Runnable... decisions) throws InterruptedException {
        ExecutorService people = Executors.newFixedThreadPool(decisions.length);
        try {
            List<Callable<Object>> calls =
                    List.of(decisions).stream().map(Executors::callable).toList();
            List<Exception> refused = new ArrayList<>();
            for (Future<Object> decision : people.invokeAll(calls)) {
                try {
                    decision.get();
                } catch (ExecutionException e) {
                    refused.add((Exception) e.getCause());
                }
            }
            return refused;
        } finally {
            people.shutdownNow();
        }
    }

    private String state() {
        return db.sql("select state from request where id = :id")
                .param("id", request)
                .query(String.class)
                .single();
    }

    private List<String> events() {
        return db.sql("select event from audit_event where request_id = :id order by id")
                .param("id", request)
                .query(String.class)
                .list();
    }

    private static Map<String, Object> row(String sql, UUID id) {
        return db.sql(sql).param("id", id).query().singleRow();
    }
}
