package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import io.genesysdsr.sandbox.genesys.LimitScope;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two replicas share one database and one budget of calls; one of them is killed. */
class ReplicasTest {

    private static final int CALLS_PER_MINUTE = 1200;

    private final Sandbox sandbox = Sandbox.onSharedServices(GenesysDoubleSettings.defaults()
            .withCallsPerMinute(CALLS_PER_MINUTE)
            .withLimitScope(LimitScope.CLIENT));
    private final JdbcClient db = JdbcClient.create(new DriverManagerDataSource(sandbox.database()));
    private final Desk desk = new Desk(db, Duration.ofSeconds(180));

    @Test
    void twoReplicasShareTheWorkAndTheBudgetAndOneTakesOverWhenTheOtherIsKilled() {
        Map<String, Object> budget =
                Map.of("dsr.genesys.calls-per-minute", CALLS_PER_MINUTE, "dsr.ledger.quick-in-hand", 5);
        try (ProductProcess one = ProductProcess.start(sandbox, "replica", budget);
                ProductProcess other = ProductProcess.start(sandbox, "replica", budget)) {
            desk.awaitOpening();
            await().atMost(Duration.ofSeconds(180)).ignoreExceptions().until(() -> members() == 2);
            Map<String, Person> asked = ask(60);
            await().atMost(Duration.ofSeconds(180)).until(() -> closed() >= 15);
            one.kill();
            asked.forEach((reference, person) -> {
                desk.awaitState(reference, "FULFILLED");
                assertThat(submissionsFor(person)).as("submissions").isEqualTo(1);
            });
            assertThat(other.isAlive()).isTrue();
        }
        assertThat(sandbox.genesys().journal().throttled())
                .as("calls beyond the budget")
                .isZero();
        assertThat(sandbox.genesys().journal().violations()).isEmpty();
        assertThat(sandbox.genesys().journal().count("POST /oauth/token"))
                .as("tokens, one a replica")
                .isEqualTo(2);
    }

    private Map<String, Person> ask(int persons) {
        Map<String, Person> asked = new LinkedHashMap<>();
        for (int i = 0; i < persons; i++) {
            Person person = sandbox.genesys().population().plain(i);
            asked.put(desk.drop("ERASURE", Desk.identifier("EMAIL", person.email())), person);
        }
        return asked;
    }

    private int members() {
        return db.sql("select count(*) from qrtz_scheduler_state")
                .query(Integer.class)
                .single();
    }

    private int closed() {
        return db.sql("select count(*) from request where state = 'FULFILLED'")
                .query(Integer.class)
                .single();
    }

    private long submissionsFor(Person person) {
        return sandbox.genesys().requests().all().stream()
                .filter(r -> r.subject().toString().contains(String.valueOf(person.contactId())))
                .count();
    }
}
