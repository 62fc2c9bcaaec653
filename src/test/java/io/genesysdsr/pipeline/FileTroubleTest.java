package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Server, database or replica go away in the middle of a file: afterwards every row is there once, and the sender is told once. */
class FileTroubleTest {

    private static final List<String> POWER_GOES = List.of(
            "after:collect-files",
            "after:survey-file",
            "before:take-rows",
            "after:take-rows",
            "after:write-errors",
            "after:write-receipt",
            "after:put-file-away");
    private static final int ROWS = 60_000;

    private final Sandbox sandbox =
            Sandbox.onSharedServices(GenesysDoubleSettings.defaults().withCallsPerMinute(0));
    private final JdbcClient db = JdbcClient.create(new DriverManagerDataSource(sandbox.database()));
    private final FileDesk desk = new FileDesk(sandbox.sftp(), Duration.ofSeconds(120));

    @Test
    void whateverStepThePowerGoesAtNoRowIsLostOrDoubledAndTheReceiptIsThere() {
        List<String> stems = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (String step : POWER_GOES) {
            String stem = "p" + stems.size() + "-" + Journey.unique();
            stems.add(stem);
            desk.drop(
                    stem + ".csv", FileDesk.HEADER + unknown("R-" + stem, "ACCESS") + unknown("R-" + stem, "NOTHING"));
            try (ProductProcess product = ProductProcess.start(sandbox, "file-crash", Map.of(), "-Ddsr.halt=" + step)) {
                ends.add(product.awaitEnd(180));
            }
        }
        assertThat(ends).as("each power cut happened").containsOnly(ProductProcess.HALTED);
        try (ProductProcess product = ProductProcess.start(sandbox, "after-file-crash", Map.of())) {
            for (String stem : stems) {
                desk.awaitOriginal("done", stem);
                assertThat(desk.awaitReceipt(stem)).as(stem).hasSize(3);
                assertThat(desk.errors(stem)).hasSize(2);
                assertThat(requests("R-" + stem)).as(stem).isEqualTo(1);
            }
            assertThat(desk.find("results", "", "")).hasSize(2 * stems.size());
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(desk.find(".taken", "", "")).isEmpty());
            assertThat(product.isAlive()).isTrue();
        }
    }

    @Test
    void whateverGoesAwayInTheMiddleOfABigFileEveryRowIsStagedOnce() {
        StringBuilder file = new StringBuilder(FileDesk.HEADER);
        for (int i = 0; i < ROWS; i++) {
            // Refused, so that the test is about the file and not about sixty thousand requests.
            file.append(FileDesk.line("B-" + i, "NOTHING", "b" + i + "@nowhere.example.org"));
        }
        String stem = "big-" + Journey.unique();
        List<String> small = List.of("-Xmx160m");
        try (ProductProcess first = ProductProcess.start(sandbox, "file-first", Map.of(), small.get(0))) {
            desk.drop(stem + ".csv", file.toString());
            awaitStaged(1);
            first.kill();
        }
        long taken = staged();
        try (ProductProcess second = ProductProcess.start(sandbox, "file-second", Map.of(), small.get(0))) {
            awaitStaged(Math.min(taken + 1, ROWS));
            sandbox.sftp().leave();
            await().atMost(Duration.ofSeconds(60)).until(() -> second.log().contains("intake-131") || staged() == ROWS);
            sandbox.sftp().comeBack();
            awaitStaged(Math.min(staged() + 1, ROWS));
            dropConnections();
            awaitStaged(ROWS);
            assertThat(second.isAlive()).isTrue();
            assertThat(db.sql("select count(distinct row_number) from dsr_intake where reference like 'B-%'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(ROWS);
            assertThat(db.sql("select rows_taken from intake_file order by id desc limit 1")
                            .query(Long.class)
                            .single())
                    .isEqualTo(ROWS);
        }
    }

    private void dropConnections() {
        db.sql(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
                .query(Long.class)
                .single();
    }

    private void awaitStaged(long rows) {
        await().atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> staged() >= rows);
    }

    private long staged() {
        boolean there = db.sql("select to_regclass('intake_file') is not null")
                .query(Boolean.class)
                .single();
        return there
                ? db.sql("select count(*) from dsr_intake where reference like 'B-%'")
                        .query(Long.class)
                        .single()
                : 0;
    }

    private static String unknown(String reference, String right) {
        return FileDesk.line(reference, right, Journey.unique() + "@nowhere.example.org");
    }

    private long requests(String reference) {
        return db.sql("select count(*) from request where reference = :reference")
                .param("reference", reference)
                .query(Long.class)
                .single();
    }
}
