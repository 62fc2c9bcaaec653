package io.genesysdsr.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks, before anything is started, whether what the product cannot do without is there: its settings, its routes and
 * its database. Where something is missing it stops the start with one sentence.
 */
public final class Preflight implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String PATIENCE_SECONDS = "10";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        requireSettings(environment);
        requireRoutes(environment);
        requireDatabase(environment);
    }

    private static void requireSettings(ConfigurableEnvironment environment) {
        boolean read =
                environment.getPropertySources().stream().anyMatch(OriginTrackedMapPropertySource.class::isInstance);
        if (!read) {
            throw new StartUpRefused(
                    "application.yaml is missing in %s: start in the folder that holds application.yaml and routes/, or name the file with --spring.config.location."
                            .formatted(Path.of("").toAbsolutePath()));
        }
    }

    private static void requireRoutes(ConfigurableEnvironment environment) {
        Path routes = Path.of(environment.getProperty("dsr.routes", "routes"));
        if (!Files.isDirectory(routes)) {
            throw new StartUpRefused(
                    "The routes are missing, because %s is no folder: start in the folder that holds it, or set DSR_ROUTES (dsr.routes in application.yaml)."
                            .formatted(routes.toAbsolutePath()));
        }
        try (Stream<Path> files = Files.walk(routes)) {
            if (files.noneMatch(file -> file.toString().endsWith(".camel.yaml"))) {
                throw new StartUpRefused(
                        "There is no route (*.camel.yaml) in %s: set DSR_ROUTES (dsr.routes in application.yaml) to the folder that holds them."
                                .formatted(routes.toAbsolutePath()));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartUpRefused(
                    "The folder of routes %s cannot be read: set DSR_ROUTES (dsr.routes in application.yaml) to one that can."
                            .formatted(routes.toAbsolutePath()));
        }
    }

    private static void requireDatabase(ConfigurableEnvironment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartUpRefused(
                    "The database is not named: set SPRING_DATASOURCE_URL (spring.datasource.url) to a PostgreSQL database, such as jdbc:postgresql://localhost:5432/dsr.");
        }
        Properties login = new Properties();
        login.setProperty("user", environment.getProperty("spring.datasource.username", ""));
        login.setProperty("password", environment.getProperty("spring.datasource.password", ""));
        login.values().removeIf(""::equals);
        login.setProperty("connectTimeout", PATIENCE_SECONDS);
        login.setProperty("loginTimeout", PATIENCE_SECONDS);
        try (Connection connection = DriverManager.getConnection(url, login)) {
            connection.isValid(Integer.parseInt(PATIENCE_SECONDS));
        } catch (SQLException e) {
            throw new StartUpRefused(Sentences.ofDatabase(e));
        }
    }
}
