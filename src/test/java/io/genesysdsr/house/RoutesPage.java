package io.genesysdsr.house;

import io.genesysdsr.house.RouteUnit.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/routes.md}: all routes, what each does, what each calls. */
final class RoutesPage implements Page {

    private static final String INTRODUCTION = """
            # Routes

            The folders under [`routes/`](../routes) are the pipeline, in order. A route is a table of contents: each step
            that leaves it has a name, Java beans decide, PostgreSQL remembers. The workers claim what is due from the ledger
            and send it to the route of its state or phase, so that no route calls the next stage itself.

            This page is printed from the route files; a test fails when it is stale.
            """;

    private final List<RouteFile> files = RouteFile.all();

    @Override
    public String file() {
        return "docs/routes.md";
    }

    @Override
    public String text() {
        return INTRODUCTION + "\n## What calls what\n\n" + graph() + "\n" + folders();
    }

    private Stream<RouteUnit> units() {
        return files.stream()
                .flatMap(f -> f.units().stream())
                .filter(u -> u.kind() != Kind.CONFIGURATION && u.kind() != Kind.INSTANCE);
    }

    private Map<String, List<RouteUnit>> byFolder() {
        return units().collect(Collectors.groupingBy(RoutesPage::folder, TreeMap::new, Collectors.toList()));
    }

    private static String folder(RouteUnit unit) {
        String system = unit.file().system();
        return unit.file().folder() + (system.isEmpty() ? "" : "/" + system);
    }

    private String graph() {
        StringBuilder graph = new StringBuilder("```mermaid\nflowchart LR\n");
        byFolder().forEach((folder, units) -> {
            graph.append("    subgraph ")
                    .append(node(folder))
                    .append("[\"")
                    .append(folder)
                    .append("\"]\n");
            units.forEach(u -> graph.append("        ")
                    .append(node(u.id()))
                    .append("[")
                    .append(u.id())
                    .append("]\n"));
            graph.append("    end\n");
        });
        edges().forEach(edge -> graph.append("    ").append(edge).append("\n"));
        return graph.append("```\n\nDotted: by way of the ledger, a queue in memory or a plan.\n")
                .toString();
    }

    private Set<String> edges() {
        Set<String> edges = new LinkedHashSet<>();
        units().forEach(unit -> {
            targets(unit).forEach(target -> edges.add(node(unit.id()) + " --> " + node(target)));
            dotted(unit).forEach(target -> edges.add(node(unit.id()) + " -.-> " + node(target)));
        });
        return edges;
    }

    /** Routes and kamelets that it calls by name. */
    private static Set<String> targets(RouteUnit unit) {
        return unit.steps().stream()
                .filter(Step::leads)
                .map(Step::endpoint)
                .filter(e -> (e.is("direct") || e.is("kamelet")) && e.name().matches("[a-z0-9-]+"))
                .map(Endpoint::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From a worker to its runner, and from a runner to what the plan or its instances say. */
    private Set<String> dotted(RouteUnit unit) {
        Set<String> targets = new TreeSet<>();
        unit.steps().stream().filter(Step::leads).map(Step::endpoint).forEach(e -> {
            if (e.is("seda")) {
                units().filter(u -> u.from().is("seda") && prefix(u.from()).equals(prefix(e)) && isPair(unit, u))
                        .forEach(u -> targets.add(u.id()));
            } else if (e.is("direct") && e.name().startsWith("${")) {
                Plan.routes().forEach(targets::add);
            } else if (e.is("direct") && e.name().startsWith("{{")) {
                instancesOf(unit)
                        .map(i -> i.values().get(e.name().replaceAll("[{}]", "")))
                        .forEach(targets::add);
            }
        });
        return targets;
    }

    private static String prefix(Endpoint endpoint) {
        return endpoint.name().replaceFirst("\\{\\{.*", "");
    }

    /** A queue is named by the same parameter at both ends. */
    private static boolean isPair(RouteUnit from, RouteUnit to) {
        return parameter(from).equals(parameter(to));
    }

    private static String parameter(RouteUnit unit) {
        return unit.body().toString().replaceAll("(?s).*?seda:run-\\{\\{(\\w+)}}.*", "$1");
    }

    private Stream<RouteUnit> instancesOf(RouteUnit template) {
        return files.stream()
                .flatMap(f -> f.units().stream())
                .filter(u -> u.kind() == Kind.INSTANCE && u.templateRef().equals(template.id()));
    }

    private String folders() {
        StringBuilder text = new StringBuilder();
        byFolder().forEach((folder, units) -> {
            text.append("## ")
                    .append(folder)
                    .append("\n\n| route | what it does | begins with | beans |\n| --- | --- | --- | --- |\n");
            units.forEach(u -> text.append(row(u)).append("\n"));
            text.append("\n");
        });
        return text.append(instances()).toString();
    }

    private static String row(RouteUnit unit) {
        String link = "[`" + unit.id() + "`](../" + unit.file().name() + ")"
                + switch (unit.kind()) {
                    case TEMPLATE -> " (template)";
                    case KAMELET -> " (kamelet)";
                    default -> "";
                };
        String begin = unit.kind() == Kind.KAMELET ? "whoever calls it" : "`" + unit.from() + "`";
        return "| " + link + " | " + unit.description() + " | " + begin + " | " + beans(unit) + " |";
    }

    private static String beans(RouteUnit unit) {
        return unit.body().findParents("ref").stream()
                .filter(n -> n.has("method"))
                .map(BeanCall::of)
                .map(c -> "`" + c.bean() + "." + c.method() + "`")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String instances() {
        return "## Made of templates\n\nBeside these, each system of the plan has a `worker-<system>`, a `run-<system>` and a"
                + " `run-<system>-long`, made of `worker` and `run`.\n\n| route | of the template | with |\n| --- | --- | --- |\n"
                + files.stream()
                        .flatMap(f -> f.units().stream())
                        .filter(u -> u.kind() == Kind.INSTANCE)
                        .map(u -> "| `" + u.id() + "` | `" + u.templateRef() + "` | "
                                + u.values().entrySet().stream()
                                        .map(e -> e.getKey() + " `" + e.getValue() + "`")
                                        .collect(Collectors.joining(", "))
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static String node(String id) {
        return id.replaceAll("[^a-z0-9]", "_");
    }
}
