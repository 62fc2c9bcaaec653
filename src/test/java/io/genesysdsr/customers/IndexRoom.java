package io.genesysdsr.customers;

import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.sandbox.EmbeddedServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The index on a database of its own, and the command that fills it. */
final class IndexRoom implements AutoCloseable {

    static final String HEADER = "customer,party,kind,value,from,until\n";

    private final Path folder;
    private final String database;
    private final ConfigurableApplicationContext context;

    private IndexRoom(Path folder, String database, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.database = database;
        this.context = context;
    }

    static IndexRoom open(Path folder, String... more) {
        Path keys = folder.resolve("keys.json");
        KeysCommand.run(new String[] {"keys", keys.toString()});
        String database = EmbeddedServices.shared().createDatabase();
        List<String> settings = new ArrayList<>(settings(database, folder));
        settings.add("--dsr.customers.source=table");
        settings.addAll(List.of(more));
        return new IndexRoom(
                folder,
                database,
                new SpringApplicationBuilder(Index.class)
                        .web(WebApplicationType.NONE)
                        .run(settings.toArray(String[]::new)));
    }

    private static List<String> settings(String database, Path folder) {
        return List.of("--spring.datasource.url=" + database, "--dsr.keys.file=" + folder.resolve("keys.json"));
    }

    /** What the command said. */
    record Said(int exit, String out, String err, String report) {}

    /** Runs the command with a file of this content. */
    Said imports(String content, String... options) {
        return imports(content.getBytes(StandardCharsets.UTF_8), options);
    }

    Said imports(byte[] content, String... options) {
        try {
            return importsFile(
                    Files.write(folder.resolve("customers-" + UUID.randomUUID() + ".csv"), content), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Said importsFile(Path file, String... options) {
        List<String> args = arguments(file, options);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new CustomersCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        UUID::randomUUID)
                .execute(args);
        try {
            Path report = ImportReport.beside(file);
            return new Said(
                    exit,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8),
                    Files.exists(report) ? Files.readString(report) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> arguments(Path file, String... options) {
        List<String> args = new ArrayList<>(List.of("customers", file.toString()));
        args.addAll(settings(database, folder));
        args.addAll(List.of(options));
        return args;
    }

    CustomerListing find(IdentifierKind kind, String value) {
        return find(List.of(new Identifier(kind, value)));
    }

    CustomerListing find(List<Identifier> identifiers) {
        return bean(CustomerIndex.class).find(identifiers);
    }

    List<String> keys(IdentifierKind kind, String value) {
        return find(kind, value).customers().stream()
                .map(Customer::key)
                .sorted()
                .toList();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient db() {
        return bean(JdbcClient.class);
    }

    String database() {
        return database;
    }

    @Override
    public void close() {
        context.close();
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @ComponentScan({"io.genesysdsr.customers", "io.genesysdsr.keys"})
    @ConfigurationPropertiesScan("io.genesysdsr.customers")
    static class Index {

        @Bean
        Supplier<UUID> ids() {
            return UUID::randomUUID;
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
