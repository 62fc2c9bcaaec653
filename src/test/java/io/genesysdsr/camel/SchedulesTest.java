package io.genesysdsr.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.EmbeddedServices;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

class SchedulesTest {

    private static final List<Date> FIRED = new CopyOnWriteArrayList<>();

    /** One for both: in one JVM, Quartz knows data sources by the scheduler's name. */
    private static final DataSource DATABASE = database();

    private final ApplicationContextRunner replica = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(
                    DataSourceTransactionManagerAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    QuartzAutoConfiguration.class,
                    CamelAutoConfiguration.class))
            .withUserConfiguration(Replica.class)
            .withPropertyValues(
                    "camel.main.name=one-of-many",
                    // In one JVM, Quartz knows data sources by the scheduler's name.
                    "spring.quartz.scheduler-name=schedules",
                    "camel.main.jmx-enabled=false",
                    "camel.main.routes-include-pattern=classpath:none/*.yaml");

    @Test
    void eachFiringReachesOneReplicaAndGoesOnWhereOneStops() {
        replica.run(one -> {
            assertThat(one).hasNotFailed();
            TriggerKey schedule = new TriggerKey("every-second", "test");
            replica.run(two -> {
                assertThat(two).hasNotFailed();
                awaitFirings(3);
                assertThat(two.getBean(Scheduler.class).checkExists(schedule)).isTrue();
            });

            assertThat(one.getBean(Scheduler.class).checkExists(schedule))
                    .as("a replica that stops takes the schedule of the others away")
                    .isTrue();
            awaitFirings(FIRED.size() + 2);
        });
        assertThat(FIRED).doesNotHaveDuplicates();
    }

    private static DataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(EmbeddedServices.shared().createDatabase());
        return database;
    }

    private static void awaitFirings(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> FIRED.size() >= count);
    }

    @Import(Schedules.class)
    @ConfigurationPropertiesScan("io.genesysdsr.operations")
    @ComponentScan(
            basePackages = "io.genesysdsr.operations",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Quartz(Settings)?"))
    static class Replica {

        @Bean
        DataSource database() {
            return DATABASE;
        }

        @Bean
        RouteBuilder scheduled() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("quartz:test/every-second?cron=* * * * * ?")
                            .process(e -> FIRED.add(e.getMessage().getHeader("scheduledFireTime", Date.class)));
                }
            };
        }
    }
}
