package io.genesysdsr.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genesysdsr.failure.Refused;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.sandbox.EmbeddedServices;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing that was lent out is lost, whatever happens to the database, to the keys or to who holds it. */
class LostAndFoundTest {

    private static ConfigurableApplicationContext context;
    private static Ledger ledger;
    private static Docket docket;
    private static Leases leases;
    private static JdbcClient db;
    private static LedgerRows rows;

    private UUID request;
    private UUID task;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Path keys = folder.resolve("keys.json");
        KeysCommand.run(new String[] {"keys", keys.toString()});
        context = new SpringApplicationBuilder(ReviewsTest.LedgerAlone.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + EmbeddedServices.shared().createDatabase(),
                        "--spring.datasource.hikari.maximum-pool-size=2",
                        "--spring.datasource.hikari.connection-timeout=250",
                        "--dsr.keys.file=" + keys);
        ledger = context.getBean(Ledger.class);
        docket = context.getBean(Docket.class);
        leases = context.getBean(Leases.class);
        db = context.getBean(JdbcClient.class);
        rows = new LedgerRows(db);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void aRequestWithATaskThatIsDue() {
        db.sql("update task set state = 'FAILED'").update();
        db.sql("update request set state = 'FAILED' where state = 'CLOSING'").update();
        request = rows.request("IN_FULFILMENT", null);
        task = rows.task(request, "OPEN");
        encrypt();
    }

    @Test
    void workWhoseFailureCouldNotBeWrittenDownIsNotKeptForEver() throws Exception {
        Task held = claimed();
        int room = leases.room("gdpr", Lane.QUICK);

        whileTheDatabaseIsAway(() -> {
            assertThatThrownBy(() -> ledger.record(held, new Outcome.Done())).isNotNull();
            assertThatThrownBy(() -> ledger.thwarted(held, TryLater.inDoubt("genesys-900", null)))
                    .isNotNull();
        });

        assertThat(leases.room("gdpr", Lane.QUICK)).isEqualTo(room + 1);
        leaseEnds();
        leases.renew();
        assertThat(claimed().id()).isEqualTo(task);
    }

    @Test
    void aRequestWhoseFailureCouldNotBeWrittenDownIsNotKeptEither() throws Exception {
        Request held = closing();
        int room = leases.room(RequestState.CLOSING);

        whileTheDatabaseIsAway(
                () -> assertThatThrownBy(() -> docket.thwarted(held, TryLater.inDoubt("evidence-703", null)))
                        .isNotNull());

        assertThat(leases.room(RequestState.CLOSING)).isEqualTo(room + 1);
    }

    @Test
    void aConnectionThatTheDatabaseCutIsNoBugOfTheTask() {
        DataAccessException cut = catchThrowableOfType(
                DataAccessException.class, () -> db.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .singleRow());

        ledger.thwarted(claimed(), new IllegalStateException("wrapped by Camel", cut));

        assertThat(taskState()).isEqualTo("OPEN");
        assertThat(lastCode()).isEqualTo("TaskThwarted ledger-605");
    }

    @Test
    void aRouteThatEndsWithoutAnOutcomeIsSeen() {
        Task held = claimed();

        assertThatThrownBy(() -> ledger.record(held, null)).hasMessageContaining("gdpr-await");
    }

    @Test
    void whatALateWorkerStoredDoesNotBringBackAnArtifactThatWasGivenUp() {
        Artifacts artifacts = context.getBean(Artifacts.class);
        Task late = claimed();
        Artifact archive = artifacts.intend(late, "source");
        leaseEnds();
        Task taken = claimed();
        ledger.record(taken, new Outcome.Anew("gdpr-404"));

        assertThatThrownBy(() -> artifacts.stored(late, archive, "00", 1, 1, false))
                .isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> artifacts.expired(late, archive)).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> artifacts.intend(late, "source")).isInstanceOf(LeaseLost.class);
        assertThat(db.sql("select state from artifact where id = :id")
                        .param("id", archive.id())
                        .query(String.class)
                        .single())
                .isEqualTo("SUPERSEDED");
    }

    @Test
    void aFailureOfALateWorkerChangesNothingAndIsNoFailureOfItsOwn() {
        Task late = claimed();
        leaseEnds();
        Task taken = claimed();

        ledger.thwarted(late, TryLater.inDoubt("genesys-900", null));

        ledger.record(taken, new Outcome.Done());
        assertThat(taskState()).isEqualTo("OPEN");
    }

    @Test
    void aTaskThatNobodyCanReadKeepsNoOtherFromBeingWorkedOn() {
        UUID damaged = rows.task(rows.request("IN_FULFILMENT", null), "OPEN");
        UUID forgotten = rows.request("IN_FULFILMENT", null);
        rows.task(forgotten, "OPEN");
        db.sql("update request set wrapped_key = 'nonsense' where id = (select request_id from task where id = :id)")
                .param("id", damaged)
                .update();

        assertThat(ledger.claim("gdpr", Lane.QUICK)).extracting(Task::id).containsExactly(task);
    }

    @Test
    void whereOnlyTheEvidenceIsMissingARefusalIsForAPersonToSee() {
        docket.thwarted(closing(), new Refused("http-410"));

        assertThat(db.sql("select state || ' ' || review_code from request where id = :id")
                        .param("id", request)
                        .query(String.class)
                        .single())
                .isEqualTo("IN_REVIEW http-410");
    }

    private void encrypt() {
        RequestKey key = context.getBean(Keys.class).newRequestKey(request);
        db.sql("update request set wrapped_key = :key where id = :id")
                .param("key", key.wrapped())
                .param("id", request)
                .update();
        db.sql("update identifier set value = :value where request_id = :id")
                .param("value", key.encrypt("ada@example.org", "identifier"))
                .param("id", request)
                .update();
    }

    private Task claimed() {
        List<Task> claimed = ledger.claim("gdpr", Lane.QUICK);
        return claimed.stream().filter(t -> t.id().equals(task)).findFirst().orElseThrow();
    }

    private Request closing() {
        db.sql("update request set state = 'CLOSING' where id = :id")
                .param("id", request)
                .update();
        return docket.claim(RequestState.CLOSING).get(0);
    }

    private void leaseEnds() {
        db.sql("update task set lease_until = now() - interval '1 second' where id = :id")
                .param("id", task)
                .update();
    }

    private static void whileTheDatabaseIsAway(Runnable work) throws Exception {
        DataSource pool = context.getBean(DataSource.class);
        try (Connection one = pool.getConnection();
                Connection other = pool.getConnection()) {
            assertThat(one).isNotSameAs(other);
            work.run();
        }
    }

    private String taskState() {
        return db.sql("select state from task where id = :id")
                .param("id", task)
                .query(String.class)
                .single();
    }

    private String lastCode() {
        return db.sql("select event || ' ' || code from audit_event where task_id = :id order by id desc limit 1")
                .param("id", task)
                .query(String.class)
                .single();
    }
}
