package io.genesysdsr.bench;

import io.genesysdsr.GenesysDsrApplication;
import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.sandbox.EmbeddedServices;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What both sides of a comparison stand on: one PostgreSQL server, one S3 server, one key file. */
final class Stage implements AutoCloseable {

    private final EmbeddedServices services = EmbeddedServices.start();
    private final Path keys = newKeys();

    /** A place of one side: a database and a bucket of its own. */
    record Place(String database, String bucket) {}

    Place newPlace() {
        return new Place(services.createDatabase(), services.newBucket());
    }

    /** The same with the product's tables in it, but for those of Quartz, which come by a migration in Java. */
    Place newPlaceWithTables() {
        Place place = newPlace();
        Flyway.configure()
                .dataSource(new DriverManagerDataSource(place.database()))
                .load()
                .migrate();
        return place;
    }

    String s3() {
        return services.s3Endpoint().toString();
    }

    Path keys() {
        return keys;
    }

    /** The product as it is shipped but for where things are; {@code more} wins. */
    Child product(String name, Place place, GenesysProcess genesys, List<String> jvm, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(settings(place, genesys));
        settings.putAll(more);
        List<String> options = new ArrayList<>(jvm);
        options.addAll(Arrays.asList(System.getProperty("bench.options", "").split(" ", -1)));
        options.remove("");
        return Child.java(name, options, GenesysDsrApplication.class, arguments(settings));
    }

    /** Spring Boot with the same settings and starters, and no routes. */
    Child bare(String name, Place place, GenesysProcess genesys, List<String> jvm) {
        Map<String, Object> settings = new LinkedHashMap<>(settings(place, genesys));
        settings.put("camel.main.routes-include-pattern", "false");
        // Beans of the product that the bare start does not have.
        settings.put("management.endpoint.health.group.readiness.include", "readinessState,db");
        settings.put("camel.component.http.http-client-configurer", "");
        return Child.java(name, jvm, BareStart.class, arguments(settings));
    }

    private static List<String> arguments(Map<String, Object> settings) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments;
    }

    private Map<String, Object> settings(Place place, GenesysProcess genesys) {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("server.port", 0);
        s.put("management.server.port", 0);
        s.put("spring.datasource.url", place.database());
        s.put("dsr.keys.file", keys);
        s.put("dsr.evidence.s3-endpoint", s3());
        s.put("dsr.evidence.bucket", place.bucket());
        s.put("dsr.evidence.region", "us-east-1");
        s.put("dsr.evidence.path-style", true);
        s.put("dsr.evidence.access-key", "sandbox");
        s.put("dsr.evidence.secret-key", "sandbox");
        s.put("dsr.genesys.api-base", genesys.api());
        s.put("dsr.genesys.login-base", genesys.login());
        s.put("dsr.genesys.client-id", GenesysProcess.CLIENT_ID);
        s.put("dsr.genesys.client-secret", GenesysProcess.CLIENT_SECRET);
        s.put("dsr.genesys.download-hosts", "localhost");
        return s;
    }

    private static Path newKeys() {
        try {
            Path file = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "keys-")
                    .resolve("keys.json");
            PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
            if (new KeysCommand(quiet, Objects.requireNonNull(System.err)).execute(List.of("keys", file.toString()))
                    != 0) {
                throw new IllegalStateException("No keys could be made in " + file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        services.close();
    }
}
