package io.genesysdsr.deadline;

import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.request.ProofRules;
import io.genesysdsr.request.Sufficiency;
import io.genesysdsr.sandbox.EmbeddedServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger and the law's clock on a database of their own, at any moment that a test sets. */
final class ClockLedger implements AutoCloseable {

    private static volatile Instant now = Instant.EPOCH;

    private final ConfigurableApplicationContext context;
    private final JdbcClient db;

    private ClockLedger(ConfigurableApplicationContext context) {
        this.context = context;
        this.db = context.getBean(JdbcClient.class);
    }

    static ClockLedger start(Path folder, String... more) {
        Path keys = folder.resolve("keys.json");
        KeysCommand.run(new String[] {"keys", keys.toString()});
        return new ClockLedger(new SpringApplicationBuilder(LedgerAndClock.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.datasource.url="
                                                + EmbeddedServices.shared().createDatabase(),
                                        "--dsr.keys.file=" + keys,
                                        // So that the order of claims shows.
                                        "--dsr.ledger.quick-in-hand=1"),
                                Stream.of(more))
                        .toArray(String[]::new)));
    }

    void publish(Object event) {
        context.publishEvent(event);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient db() {
        return db;
    }

    /** From here on it is then. */
    void itIs(String moment) {
        now = Instant.parse(moment);
    }

    /** A request that was received then, in a state, and whose clock is started. */
    UUID request(String regulation, String right, String receivedAt, String state) {
        UUID id = unstarted(regulation, right, receivedAt, state);
        bean(Clocks.class).start(id);
        return id;
    }

    UUID unstarted(String regulation, String right, String receivedAt, String state) {
        UUID id = UUID.randomUUID();
        db.sql("""
                insert into request (id, reference, channel, regulation, subject_right, received_at, deadline_at, state)
                values (:id, :reference, 'table', :regulation, :right, :received, :received, :state)""")
                .param("id", id)
                .param("reference", "R-" + id)
                .param("regulation", regulation)
                .param("right", right)
                .param("received", Timestamp.from(Instant.parse(receivedAt)))
                .param("state", state)
                .update();
        return id;
    }

    Instant time(UUID request, String column) {
        return db.sql("select " + column + " from request where id = :id")
                .param("id", request)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    List<String> events(UUID request) {
        return db.sql("""
                select concat_ws(' ', event, actor, details ->> 'reason', details ->> 'point') from audit_event
                where request_id = :id order by id""").param("id", request).query(String.class).list();
    }

    List<String> points(UUID request) {
        return db.sql("select point from deadline_warning where request_id = :id and given order by point")
                .param("id", request)
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        context.close();
    }

    /** A clock that stands where the test put it. */
    private static final class SetClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @ComponentScan({"io.genesysdsr.request", "io.genesysdsr.keys", "io.genesysdsr.deadline"})
    @ConfigurationPropertiesScan({"io.genesysdsr.request", "io.genesysdsr.deadline", "io.genesysdsr.fulfilment"})
    static class LedgerAndClock {

        @Bean
        Supplier<UUID> ids() {
            return UUID::randomUUID;
        }

        /** Nothing is proved or entered here. */
        @Bean
        ProofRules rules() {
            return (about, facts) -> Sufficiency.MET;
        }

        @Bean
        Clock clock() {
            return new SetClock();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
