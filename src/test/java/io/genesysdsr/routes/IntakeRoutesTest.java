package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.intake.IntakeRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the intake table to the ledger, row by row, and what becomes of rows that nobody mended. */
class IntakeRoutesTest extends RouteStand {

    private List<String> claimed = List.of();
    private boolean away;
    private String statement = "";

    @BeforeEach
    void anIntakeWithoutADatabaseBehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("intake", new Intake());
        bind("intakeHygiene", new Hygiene());
        bind("mailIntake", new Mails());
        beginsWhenTold("from-table");
        beginsWhenTold("purge-refused-rows");
        inPlaceOf("from-table", "claim-rows", e -> {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            statement = e.getMessage().getBody(String.class);
            e.getMessage()
                    .setBody(IntStream.range(0, claimed.size())
                            .mapToObj(i -> Map.of("id", i + 1L, "row", claimed.get(i)))
                            .toList());
        });
        load(
                "support/on-error.camel.yaml",
                "1-intake/from-table.camel.yaml",
                "1-intake/accept.camel.yaml",
                "1-intake/purge-refused-rows.camel.yaml");
    }

    @Test
    void rowsAreClaimedByTheStatementInItsFileAndAcceptedOneByOne() throws Exception {
        claimed =
                List.of("{\"id\": 1, \"reference\": \"A\"}", "{\"id\": 2, \"subject_right\": \"ACCESS\", \"new\": 0}");
        send("direct:from-table-now", e -> {});
        assertThat(statement).isEqualTo(Files.readString(Path.of("routes/1-intake/claim-rows.sql")));
        assertThat(calls)
                .containsExactly(
                        "prepare IntakeRow[1]",
                        "accept IntakeRow[1] A null",
                        "prepare IntakeRow[2]",
                        "accept IntakeRow[2] null ACCESS");
    }

    @Test
    void whereNothingWaitsNothingIsAccepted() {
        send("direct:from-table-now", e -> {});
        assertThat(calls).isEmpty();
    }

    @Test
    void aRowThatStumblesIsSetAsideAndTheOthersGoOn() {
        claimed = List.of("{\"id\": 1}", "{\"id\": 2, \"reference\": \"stumbles\"}", "{\"id\": 3}");
        send("direct:from-table-now", e -> {});
        assertThat(calls)
                .containsExactly(
                        "prepare IntakeRow[1]",
                        "accept IntakeRow[1] null null",
                        "prepare IntakeRow[2]",
                        "intake hears of IntakeRow[2]: IllegalStateException",
                        "prepare IntakeRow[3]",
                        "accept IntakeRow[3] null null");
    }

    @Test
    void aRowThatCannotEvenBeReadIsSetAsideAndTheOthersGoOn() {
        String tooDeep = "{\"id\": 1, \"identifiers\": " + "[".repeat(2000) + "]".repeat(2000) + "}";
        claimed = List.of(tooDeep, "{\"id\": 2}");
        send("direct:from-table-now", e -> {});
        assertThat(calls)
                .containsExactly(
                        "intake hears of IntakeRow[1]: StreamConstraintsException",
                        "prepare IntakeRow[2]",
                        "accept IntakeRow[2] null null");
    }

    @Test
    void aDatabaseThatIsAwayIsComplainedOf() throws Exception {
        away = true;
        send("direct:from-table-now", e -> {});
        assertThat(calls).containsExactly("trail hears of from-table: IllegalStateException");
    }

    @Test
    void purgingEmptiesRefusedAndHeldRowsAndForgetsAddresses() {
        send("direct:purge-refused-rows-now", e -> {});
        assertThat(calls).containsExactly("purgeRefused", "purgeHeld", "forgetAddresses");
    }

    /** What the routes ask of the intake. */
    public final class Intake extends Witness {
        Intake() {
            super("intake", IntakeRoutesTest.this.calls);
        }

        public IntakeRow lent(long id) {
            return IntakeRow.numbered(id);
        }

        public void prepare(IntakeRow row) {
            calls.add("prepare " + row);
        }

        public void accept(IntakeRow row) {
            if ("stumbles".equals(row.reference())) {
                throw new IllegalStateException("the row was odd");
            }
            calls.add("accept " + row + " " + row.reference() + " " + row.subjectRight());
        }
    }

    /** What the routes ask of the intake's hygiene. */
    public final class Hygiene {
        public void purgeRefused() {
            calls.add("purgeRefused");
        }

        public void purgeHeld() {
            calls.add("purgeHeld");
        }
    }

    /** What the schedule asks of the mailbox. */
    public final class Mails {
        public void forgetAddresses() {
            calls.add("forgetAddresses");
        }
    }
}
