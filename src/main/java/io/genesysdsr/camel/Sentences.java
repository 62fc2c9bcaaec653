package io.genesysdsr.camel;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.validation.FieldError;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What went wrong at the start, in one sentence that says what to do. Messages of libraries are never repeated, since
 * they may quote a password; a message is only taken over where the exception is our own.
 */
final class Sentences {

    private static final Pattern PLACEHOLDER = Pattern.compile("placeholder '([^']+)'");

    private Sentences() {}

    /** The sentence, or empty where the failure is none that somebody who starts the product can mend. */
    static Optional<String> of(Throwable failure, Path routes) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return Stream.<Optional<String>>of(
                        ofOurOwn(chain),
                        first(chain, MarkedYAMLException.class).map(Sentences::ofYaml),
                        first(chain, BindValidationException.class).map(Sentences::ofValidation),
                        first(chain, PlaceholderResolutionException.class).map(Sentences::ofPlaceholder),
                        first(chain, BindException.class).map(Sentences::ofValue),
                        first(chain, PortInUseException.class).map(Sentences::ofPort),
                        first(chain, SQLException.class).map(Sentences::ofDatabase),
                        first(chain, FlywayException.class).map(Sentences::ofTables),
                        new RouteFault(routes).sentence(chain))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Sentences::onOneLine);
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Optional<String> ofOurOwn(List<Throwable> chain) {
        return chain.stream()
                .filter(Sentences::isOurOwn)
                .map(Throwable::getMessage)
                .filter(m -> m != null)
                .reduce((outer, inner) -> inner);
    }

    private static boolean isOurOwn(Throwable t) {
        StackTraceElement[] trace = t.getStackTrace();
        boolean settingRefused = t instanceof IllegalArgumentException
                && trace.length > 0
                && trace[0].getClassName().startsWith("io.genesysdsr.");
        return settingRefused || t.getClass().getName().startsWith("io.genesysdsr.");
    }

    /** By the class of its SQLSTATE (PostgreSQL's appendix A). */
    static String ofDatabase(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("08")) {
            return "The database does not answer: SPRING_DATASOURCE_URL must name a PostgreSQL server that runs and can be reached from here.";
        } else if (state.startsWith("28")) {
            return "The database named by SPRING_DATASOURCE_URL refuses the login: set SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";
        } else if (state.equals("3D000")) {
            return "The server named by SPRING_DATASOURCE_URL has no database of that name: create it or name another.";
        } else if (state.equals("42501")) {
            return "The user SPRING_DATASOURCE_USERNAME may not create tables in the database named by SPRING_DATASOURCE_URL: grant it, at least for the schema.";
        }
        return "The database named by SPRING_DATASOURCE_URL answers with the error " + state
                + " (PostgreSQL's appendix A says what it means).";
    }

    private static String ofTables(FlywayException e) {
        return "The tables in the database named by SPRING_DATASOURCE_URL were made by another version of genesys-dsr: start that version, or name a database of its own.";
    }

    private static String ofYaml(MarkedYAMLException e) {
        String place = e.getProblemMark() == null
                ? ""
                : " at line %d, column %d"
                        .formatted(
                                e.getProblemMark().getLine() + 1,
                                e.getProblemMark().getColumn() + 1);
        return "application.yaml is no valid YAML" + place + ": correct it there.";
    }

    private static String ofValidation(BindValidationException e) {
        return e.getValidationErrors().getAllErrors().stream()
                .filter(FieldError.class::isInstance)
                .map(FieldError.class::cast)
                .map(error -> "%s.%s %s: set it in application.yaml or the environment."
                        .formatted(
                                e.getValidationErrors().getName(), kebab(error.getField()), error.getDefaultMessage()))
                .findFirst()
                .orElse("The settings under " + e.getValidationErrors().getName()
                        + " in application.yaml are not valid.");
    }

    private static String ofPlaceholder(PlaceholderResolutionException e) {
        Matcher name = PLACEHOLDER.matcher(String.valueOf(e.getMessage()));
        return (name.find() ? name.group(1) : "A setting that application.yaml refers to")
                + " is not set: set it in application.yaml or the environment.";
    }

    private static String ofValue(BindException e) {
        String origin = e.getProperty() == null || e.getProperty().getOrigin() == null
                ? "application.yaml"
                : e.getProperty().getOrigin().toString();
        return "The value of %s is not understood as %s: correct it in %s."
                .formatted(
                        e.getName(),
                        e.getTarget().getType().resolve(Object.class).getSimpleName(),
                        origin);
    }

    private static String ofPort(PortInUseException e) {
        return "Port %d is taken by another process: set SERVER_PORT (server.port) or MANAGEMENT_SERVER_PORT (management.server.port) to a free one."
                .formatted(e.getPort());
    }

    private static String kebab(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static String onOneLine(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line : line + ".";
    }
}
