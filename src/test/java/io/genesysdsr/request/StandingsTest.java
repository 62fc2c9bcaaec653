package io.genesysdsr.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A request is withdrawn by its sender alone, and only while nothing can have been changed anywhere. */
class StandingsTest {

    private static final Sender OWN = Sender.of("TABLE");

    private static LedgerAlone ledger;
    private static Standings standings;
    private static JdbcClient db;
    private static LedgerRows rows;

    private UUID request;
    private UUID task;

    @BeforeAll
    static void start(@TempDir Path folder) {
        ledger = LedgerAlone.start(folder);
        standings = ledger.bean(Standings.class);
        db = ledger.db();
        rows = new LedgerRows(db);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void aRequestWhoseTaskHasNotBegun() {
        request = rows.request("IN_FULFILMENT", null);
        task = rows.task(request, "OPEN");
        change("phase = 'SUBMIT', intent_at = null, external_ref = null");
    }

    @Test
    void whileNoTaskHasBegunTheyCloseAndTheRequestIsDueForItsEvidence() {
        assertThat(withdraw(OWN)).isTrue();
        assertThat(state()).isEqualTo("CLOSING");
        assertThat(db.sql("select state || ' ' || code from task where id = :id")
                        .param("id", task)
                        .query(String.class)
                        .single())
                .isEqualTo("REFUSED intake-121");
        assertThat(db.sql("select event || ' by ' || actor from audit_event where request_id = :id order by id")
                        .param("id", request)
                        .query(String.class)
                        .list())
                .containsExactly("TaskRefused by ada", "RequestWithdrawn by ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intent_at = now()",
                "external_ref = 'G-1' || id",
                "phase = 'AWAIT'",
                "state = 'PARKED'",
                "state = 'DONE'",
                "lease_until = now() + interval '1 minute'"
            })
    void onceATaskMayHaveChangedSomethingItIsTooLate(String change) {
        change(change);
        assertThat(withdraw(OWN)).isFalse();
        assertThat(state()).isEqualTo("IN_FULFILMENT");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "AWAITING_PROOF, -, true", "ACCEPTED, -, true", "RESOLVED, -, true", "CLOSING, -, false",
                "IN_REVIEW, ACCEPTED, true", "IN_REVIEW, CLOSING, false", "FULFILLED, -, false", "REFUSED, -, false"
            })
    void whetherItCanBeWithdrawnFollowsFromWhereItStands(String state, String resume, boolean withdrawable) {
        request = rows.request(state, resume);
        assertThat(standings.of(request, OWN).orElseThrow().withdrawable()).isEqualTo(withdrawable);
        assertThat(withdraw(OWN)).isEqualTo(withdrawable);
    }

    @Test
    void anotherSenderNeitherSeesNorWithdrawsIt() {
        Sender other = Sender.of("REST", "other");
        assertThat(standings.of(request, other)).isEmpty();
        assertThat(standings.withdraw(request, other, "ada")).isEmpty();
        assertThat(state()).isEqualTo("IN_FULFILMENT");
        assertThat(standings.of(request, null)).as("whoever may see all").isPresent();
    }

    private boolean withdraw(Sender sender) {
        return standings.withdraw(request, sender, "ada").orElseThrow().withdrawable();
    }

    private void change(String assignments) {
        db.sql("update task set " + assignments + " where id = :id")
                .param("id", task)
                .update();
    }

    private String state() {
        return db.sql("select state from request where id = :id")
                .param("id", request)
                .query(String.class)
                .single();
    }
}
