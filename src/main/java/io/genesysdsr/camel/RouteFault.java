package io.genesysdsr.camel;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says which route file does not build and why, in words of its own: Camel's messages quote endpoints with all their
 * options, and an option may be a secret.
 */
final class RouteFault {

    private static final Pattern FILE = Pattern.compile("file:([^\\s,)]+\\.yaml)");
    private static final Pattern MISSING_SETTING = Pattern.compile("Property with key \\[([^\\]]+)] not found");
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate route ids detected: ([^.]+)\\.");
    private static final Pattern OPTION = Pattern.compile("[{,]\\s*([\\w.-]+)=");

    private final Path routes;

    RouteFault(Path routes) {
        this.routes = routes;
    }

    /** The sentence, or empty where nothing in the chain of causes is about a route. */
    Optional<String> sentence(List<Throwable> chain) {
        boolean about = chain.stream().anyMatch(t -> t.getClass().getName().startsWith("org.apache.camel."));
        if (!about) {
            return Optional.empty();
        }
        Throwable root = chain.get(chain.size() - 1);
        return Optional.of(place(chain) + " does not build: " + gist(root) + ".");
    }

    private String place(List<Throwable> chain) {
        for (Throwable t : chain) {
            Matcher file = FILE.matcher(String.valueOf(t.getMessage()));
            if (!(t instanceof FileNotFoundException) && file.find()) {
                return file.group(1);
            }
        }
        return chain.stream()
                .filter(FailedToCreateRouteException.class::isInstance)
                .map(t -> ((FailedToCreateRouteException) t).getRouteId())
                .filter(id -> id != null)
                .findFirst()
                .map(id -> fileOf(id).orElse("The route " + id))
                .orElse("A route under " + routes);
    }

    private Optional<String> fileOf(String routeId) {
        Pattern id = Pattern.compile("(?m)^\\s*id:\\s*[\"']?" + Pattern.quote(routeId) + "[\"']?\\s*$");
        try (Stream<Path> files = Files.walk(routes)) {
            return files.filter(f -> f.toString().endsWith(".camel.yaml"))
                    .filter(f -> id.matcher(read(f)).find())
                    .map(Path::toString)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String gist(Throwable root) {
        String message = String.valueOf(root.getMessage());
        Matcher missing = MISSING_SETTING.matcher(message);
        Matcher duplicate = DUPLICATE.matcher(message);
        if (root instanceof MarkedYamlEngineException yaml) {
            return yaml(yaml);
        } else if (root instanceof NoSuchBeanException bean) {
            return "there is no bean named " + bean.getName();
        } else if (root instanceof NoSuchEndpointException endpoint) {
            return "there is no component " + scheme(endpoint.getUri());
        } else if (root instanceof ResolveEndpointFailedException endpoint) {
            return "the component %s does not accept %s".formatted(scheme(endpoint.getUri()), options(message));
        } else if (missing.find()) {
            return "the setting " + missing.group(1) + " that it names is not set";
        } else if (duplicate.find()) {
            return "there are two routes with the id " + duplicate.group(1);
        } else {
            return untilFirstValue(message);
        }
    }

    private static String yaml(MarkedYamlEngineException yaml) {
        String line = yaml.getProblemMark()
                .map(m -> "line %d, column %d: ".formatted(m.getLine() + 1, m.getColumn() + 1))
                .orElse("");
        return line + untilFirstValue(yaml.getProblem());
    }

    private static String options(String message) {
        int unknown = message.indexOf("Unknown parameters=");
        if (unknown < 0) {
            return "its options";
        }
        return OPTION.matcher(message.substring(unknown))
                .results()
                .map(r -> r.group(1))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), names -> "the option " + String.join(", ", names)));
    }

    private static String scheme(String uri) {
        return uri.split("[:?/]", 2)[0];
    }

    /** A value stands behind an equals sign, a question mark or a brace; nothing from there on is repeated. */
    private static String untilFirstValue(String message) {
        return message.strip().split("[=?{\\n]", 2)[0].replaceAll("[\\s.]+$", "");
    }
}
