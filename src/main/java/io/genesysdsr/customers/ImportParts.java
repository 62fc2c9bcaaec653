package io.genesysdsr.customers;

import io.genesysdsr.keys.Keys;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the command needs of the product: its database, its keys, its settings, and nothing that runs. */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@EnableConfigurationProperties(CustomerSettings.class)
@Import(ImportStore.class)
class ImportParts {

    @Bean
    Keys keys(Environment environment) {
        return Keys.from(environment.getProperty("dsr.keys.file"));
    }

    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    @Bean
    CustomerImport customerImport(
            ImportStore store, PlatformTransactionManager transactions, CustomerSettings settings) {
        return new CustomerImport(store, new TransactionTemplate(transactions), settings.largestLoss());
    }
}
