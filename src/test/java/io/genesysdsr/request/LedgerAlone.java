package io.genesysdsr.request;

import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.sandbox.EmbeddedServices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
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

/** The ledger and nothing else, on a database of its own. */
final class LedgerAlone implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private LedgerAlone(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param folder where its keys are made
     * @param more settings, as arguments
     */
    static LedgerAlone start(Path folder, String... more) {
        Path keys = folder.resolve("keys.json");
        KeysCommand.run(new String[] {"keys", keys.toString()});
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("--spring.datasource.url=" + EmbeddedServices.shared().createDatabase());
        settings.add("--dsr.keys.file=" + keys);
        return new LedgerAlone(new SpringApplicationBuilder(Beans.class)
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient db() {
        return bean(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
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
    @ComponentScan({"io.genesysdsr.request", "io.genesysdsr.keys"})
    @ConfigurationPropertiesScan("io.genesysdsr.request")
    static class Beans {

        /** Nothing is proved or entered here. */
        @Bean
        ProofRules rules() {
            return (about, facts) -> Sufficiency.MET;
        }

        @Bean
        Supplier<UUID> ids() {
            return UUID::randomUUID;
        }
    }
}
