package io.genesysdsr.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One YAML file under {@code routes/}, read by the same YAML 1.2 parser as Camel's.
 *
 * @param name its path from the root of the project
 * @param text what stands in it
 * @param tree the same as a tree
 */
record RouteFile(String name, String text, JsonNode tree) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<RouteFile> all() {
        return Project.files("routes", ".yaml").stream()
                .map(f -> of(Project.name(f), Project.read(f)))
                .toList();
    }

    static RouteFile of(String name, String text) {
        Object yaml = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text);
        return new RouteFile(name, text, JSON.valueToTree(yaml));
    }

    boolean isKamelet() {
        return name.endsWith(".kamelet.yaml");
    }

    boolean isDoor() {
        return name.startsWith("routes/doors/");
    }

    /** {@code 1-intake}, {@code doors} and so on. */
    String folder() {
        return Path.of(name).getName(1).toString();
    }

    /** The folder of a system of record, such as {@code gdpr}; empty elsewhere. */
    String system() {
        Path path = Path.of(name);
        return path.getNameCount() == 4 && folder().equals("4-fulfil")
                ? path.getName(2).toString()
                : "";
    }

    /** The file's name without its ending. */
    String simpleName() {
        return name.replaceFirst(".*/", "").replaceFirst("\\.(camel|kamelet)\\.yaml$", "");
    }

    /** The id that the route in this file has. */
    String expectedId() {
        return system().isEmpty() ? simpleName() : system() + "-" + simpleName();
    }

    int lines() {
        return (int) text.lines().count();
    }

    /** The routes, templates and so on that stand in it. */
    List<RouteUnit> units() {
        if (isKamelet()) {
            return List.of(RouteUnit.kamelet(this));
        }
        List<RouteUnit> units = new ArrayList<>();
        tree.forEach(
                item -> item.fields().forEachRemaining(e -> units.add(RouteUnit.of(this, e.getKey(), e.getValue()))));
        return units;
    }

    Stream<Step> steps() {
        return units().stream().flatMap(u -> u.steps().stream());
    }
}
