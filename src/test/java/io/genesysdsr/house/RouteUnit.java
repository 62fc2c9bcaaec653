package io.genesysdsr.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One route, template, instance of a template, kamelet or configuration.
 *
 * @param file where it stands
 * @param kind what it is
 * @param id its id, or its name
 * @param description what it does, in a sentence; empty where it has none
 * @param body what holds {@code from} and steps
 */
record RouteUnit(RouteFile file, Kind kind, String id, String description, JsonNode body) {

    enum Kind {
        ROUTE,
        TEMPLATE,
        INSTANCE,
        KAMELET,
        CONFIGURATION
    }

    static RouteUnit of(RouteFile file, String key, JsonNode node) {
        return switch (key) {
            case "route" -> unit(file, Kind.ROUTE, node.path("id"), node);
            case "routeTemplate" ->
                unit(file, Kind.TEMPLATE, node.path("id"), node.has("route") ? node.path("route") : node);
            case "templatedRoute" -> unit(file, Kind.INSTANCE, node.path("routeId"), node);
            case "routeConfiguration" -> unit(file, Kind.CONFIGURATION, node.path("id"), node);
            default -> throw new IllegalArgumentException(file.name() + " has a top element that is no route: " + key);
        };
    }

    static RouteUnit kamelet(RouteFile file) {
        JsonNode spec = file.tree().path("spec");
        return new RouteUnit(
                file,
                Kind.KAMELET,
                file.tree().path("metadata").path("name").asText(""),
                spec.path("definition").path("description").asText(""),
                spec.path("template"));
    }

    private static RouteUnit unit(RouteFile file, Kind kind, JsonNode id, JsonNode body) {
        return new RouteUnit(file, kind, id.asText(""), body.path("description").asText(""), body);
    }

    /** Made more than once, each time under another name. */
    boolean isMould() {
        return kind == Kind.TEMPLATE || kind == Kind.KAMELET;
    }

    /** All steps, also those within others, from top to bottom. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        collect(body, steps);
        return steps;
    }

    private void collect(JsonNode node, List<Step> into) {
        if (node.isObject()) {
            node.fields().forEachRemaining(e -> {
                if (e.getKey().equals("steps") && e.getValue().isArray()) {
                    e.getValue().forEach(step -> step.fields()
                            .forEachRemaining(s -> into.add(new Step(this, s.getKey(), s.getValue()))));
                }
                collect(e.getValue(), into);
            });
        } else if (node.isArray()) {
            node.forEach(child -> collect(child, into));
        }
    }

    /** Where it begins; empty for an instance or a configuration. */
    Endpoint from() {
        return Endpoint.of(body.path("from"));
    }

    /** The template that it is an instance of. */
    String templateRef() {
        return body.path("routeTemplateRef").asText("");
    }

    /** The values that an instance gives to its template, by parameter. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        body.path("parameters")
                .forEach(
                        p -> values.put(p.path("name").asText(), p.path("value").asText()));
        return values;
    }

    /** What it is called in a sentence about a broken rule. */
    String where() {
        return file.name() + (id.isEmpty() ? "" : " (" + id + ")");
    }
}
