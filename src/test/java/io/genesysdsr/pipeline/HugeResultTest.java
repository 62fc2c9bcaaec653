package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A result of any size passes through a small product. */
class HugeResultTest {

    private static final long TWO_GIBIBYTES = 2L << 30;

    private final Sandbox sandbox =
            Sandbox.onSharedServices(GenesysDoubleSettings.defaults().withCallsPerMinute(0));
    private final JdbcClient db = JdbcClient.create(new DriverManagerDataSource(sandbox.database()));
    private final Desk desk = new Desk(db, Duration.ofMinutes(6));

    @Test
    void twoGibibytesPassThroughAHeapOfAQuarter() {
        Person person = sandbox.genesys()
                .population()
                .add(Person.named("Subject " + Journey.unique())
                        .email(Journey.unique() + "@example.org")
                        .contact()
                        .exportBytes(TWO_GIBIBYTES)
                        .build());
        try (ProductProcess product = ProductProcess.start(
                sandbox, "huge", Map.of(), "-XX:TieredStopAtLevel=4", "-XX:+ExitOnOutOfMemoryError")) {
            desk.awaitOpening();
            String reference = desk.drop("ACCESS", Desk.identifier("EMAIL", person.email()));
            desk.awaitState(reference, "FULFILLED");
            assertThat(product.isAlive()).isTrue();
        }
        assertThat(db.sql("select bytes from artifact").query(Long.class).single())
                .isGreaterThanOrEqualTo(TWO_GIBIBYTES);
    }
}
