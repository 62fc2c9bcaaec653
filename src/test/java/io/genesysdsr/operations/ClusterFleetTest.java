package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.EmbeddedServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.quartz.Scheduler;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

class ClusterFleetTest {

    /** One for both: in one JVM, Quartz knows data sources by the scheduler's name, which is therefore this test's own. */
    private static final DataSource DATABASE = database();

    private final ApplicationContextRunner replica = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    QuartzAutoConfiguration.class))
            .withUserConfiguration(Replica.class)
            .withPropertyValues(
                    "spring.quartz.auto-startup=true",
                    "spring.quartz.scheduler-name=fleet",
                    "dsr.operations.check-in=1500ms");

    @Test
    void replicasShareWhileTheyLiveAndTakeOverTheShareOfOneThatDied() {
        replica.run(one -> {
            ClusterFleet first = one.getBean(ClusterFleet.class);
            assertThat(first.liveMembers()).as("new").isZero();
            awaitMembers(first, 1);

            replica.run(two -> {
                ClusterFleet second = two.getBean(ClusterFleet.class);
                assertThat(second.liveMembers()).as("new").isZero();
                awaitMembers(second, 2);
                assertThat(first.liveMembers())
                        .as("the first knows of the second before the second calls, or does not call itself")
                        .isNotEqualTo(1);
                awaitMembers(first, 2);

                two.getBean(Scheduler.class).shutdown();
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> hasTheShareOf(second, first));
            });
        });
    }

    private static DataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(EmbeddedServices.shared().createDatabase());
        return database;
    }

    /** Asks the heir first: whatever happens between the two questions, the other must have stopped by then. */
    private static boolean hasTheShareOf(ClusterFleet other, ClusterFleet heir) {
        boolean alone = heir.liveMembers() == 1;
        assertThat(alone && other.liveMembers() > 0)
                .as("both call with the whole budget")
                .isFalse();
        return alone;
    }

    private static void awaitMembers(ClusterFleet fleet, int expected) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> fleet.liveMembers() == expected);
    }

    @EnableConfigurationProperties(OperationsSettings.class)
    @Import({V3__Quartz.class, QuartzSettings.class, MemberStore.class, ClusterFleet.class})
    static class Replica {

        @Bean
        DataSource database() {
            return DATABASE;
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
