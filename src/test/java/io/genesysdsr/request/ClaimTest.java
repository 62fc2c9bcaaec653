package io.genesysdsr.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.keys.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What waits is found when its time has come, whoever moved it, and a claim looks at nothing else. */
class ClaimTest {

    private static final int OPEN = 10_000;

    private static LedgerAlone context;
    private static JdbcClient db;
    private static FullLedger full;

    @BeforeAll
    static void start(@TempDir Path folder) {
        context = LedgerAlone.start(folder);
        String url = context.bean(com.zaxxer.hikari.HikariDataSource.class).getJdbcUrl();
        db = JdbcClient.create(new SingleConnectionDataSource(url, true));
        full = new FullLedger(db, context.bean(Keys.class));
        full.fill(OPEN);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /** The planner makes its plan for the values that are given, or once for all; neither may read what waits. */
    @ParameterizedTest
    @CsvSource({
        "force_custom_plan, QUICK",
        "force_custom_plan, LONG",
        "force_generic_plan, QUICK",
        "force_generic_plan, LONG"
    })
    void aClaimReadsNoWholeTableAndSortsNothingButWhatItTakes(String mode, Lane lane) {
        assertThat(plan(mode, prepared(ClaimStore.CLAIM), "('gdpr', '" + lane + "', 20, 60)"))
                .contains("task_ready")
                .doesNotContain("Seq Scan");
        assertThat(plan(mode, prepared(ClaimStore.WAKE), "('gdpr', '" + lane + "', 5000, 60)"))
                .contains("task_waiting")
                .containsPattern("Index Cond: .*due_at <= ")
                .doesNotContain("Seq Scan");
    }

    private static String prepared(String statement) {
        return statement
                .replace(":system", "$1")
                .replace(":lane", "$2")
                .replace(":limit", "$3")
                .replace(":lease", "$4");
    }

    private static String plan(String mode, String statement, String values) {
        db.sql("set plan_cache_mode = " + mode).update();
        db.sql("prepare probe(text, text, int, float8) as " + statement).update();
        try {
            return String.join(
                    "\n",
                    db.sql("explain (costs off) execute probe" + values)
                            .query(String.class)
                            .list());
        } finally {
            db.sql("deallocate probe").update();
            db.sql("reset plan_cache_mode").update();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "due_at = clock_timestamp() - interval '1 second'",
                "due_at = clock_timestamp()",
                "state = 'OPEN', due_at = clock_timestamp(), phase = 'SUBMIT'",
                "ready = false",
                "ready = false, lease_until = clock_timestamp() - interval '1 second'",
                "lease_until = clock_timestamp() - interval '1 second'"
            })
    void whateverIsDueIsClaimed(String moved) {
        UUID task = mostUrgent();
        db.sql("update task set due_at = clock_timestamp() where id = :id")
                .param("id", task)
                .update();
        db.sql("update task set " + moved + " where id = :id").param("id", task).update();

        assertThat(claimed()).first().isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "due_at = clock_timestamp() + interval '1 hour'",
                "ready = true, due_at = clock_timestamp() + interval '1 hour'",
                "state = 'PARKED'",
                "lease_until = clock_timestamp() + interval '1 minute'"
            })
    void whatIsNotDueIsNot(String moved) {
        UUID task = mostUrgent();
        db.sql("update task set " + moved + " where id = :id").param("id", task).update();

        assertThat(claimed()).isNotEmpty().doesNotContain(task);
    }

    @Test
    void aDownloadIsForTheOtherWorkersFromTheMomentOfItsPhase() {
        UUID task = mostUrgent();
        db.sql("update task set phase = 'COLLECT', due_at = clock_timestamp() where id = :id")
                .param("id", task)
                .update();

        assertThat(claimed()).doesNotContain(task);
        assertThat(ids(store().claim("gdpr", Lane.LONG, 20))).containsExactly(task);
        db.sql("update task set phase = 'CONFIRM', due_at = clock_timestamp(), lease_until = null where id = :id")
                .param("id", task)
                .update();
        assertThat(claimed()).first().isEqualTo(task);
    }

    /** One that waits, and is more urgent than all others. */
    private static UUID mostUrgent() {
        return db.sql("""
                update task set latest_safe = (select min(latest_safe) from task) - interval '1 day'
                where id = (select id from task where state = 'OPEN' and not ready and due_at > clock_timestamp() limit 1)
                returning id""").query(UUID.class).single();
    }

    private static List<UUID> claimed() {
        return ids(store().claim("gdpr", Lane.QUICK, 20));
    }

    private static List<UUID> ids(List<Task> tasks) {
        return tasks.stream().map(Task::id).toList();
    }

    private static ClaimStore store() {
        return context.bean(ClaimStore.class);
    }
}
