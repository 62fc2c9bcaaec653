package io.genesysdsr.house;

import io.genesysdsr.house.RouteUnit.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What leads somewhere leads to something that is there. */
final class WiringRules {

    private static final Set<String> INSIDE = Set.of("direct", "seda", "kamelet");

    private WiringRules() {}

    static Stream<String> everyTargetExists(List<RouteFile> files) {
        Set<String> there = consumers(files);
        return files.stream()
                .flatMap(RouteFile::steps)
                .filter(s -> s.leads() && INSIDE.contains(s.endpoint().scheme()))
                .filter(s -> !s.endpoint().name().contains("${"))
                .flatMap(s -> expand(s.unit(), s.endpoint().toString(), files).stream()
                        .filter(target -> !there.contains(target))
                        .map(target -> s.where() + " leads to " + target + ", which is not there"));
    }

    /** Endpoints that something listens on, with templates' parameters replaced by what instances give. */
    private static Set<String> consumers(List<RouteFile> files) {
        Set<String> consumers = new TreeSet<>();
        files.stream().flatMap(f -> f.units().stream()).forEach(unit -> {
            if (unit.kind() == Kind.KAMELET) {
                consumers.add("kamelet:" + unit.id());
            } else {
                consumers.addAll(expand(unit, unit.from().toString(), files));
            }
        });
        return consumers;
    }

    /** The text once for each instance of the template it stands in. */
    private static Set<String> expand(RouteUnit unit, String text, List<RouteFile> files) {
        Set<String> expanded = new TreeSet<>();
        instances(unit, files).forEach(values -> {
            String one = text;
            for (Map.Entry<String, String> value : values.entrySet()) {
                one = one.replace("{{" + value.getKey() + "}}", value.getValue());
            }
            expanded.add(one);
        });
        return expanded;
    }

    private static List<Map<String, String>> instances(RouteUnit unit, List<RouteFile> files) {
        if (unit.kind() != Kind.TEMPLATE) {
            return List.of(Map.of());
        }
        List<Map<String, String>> instances = new ArrayList<>();
        files.stream()
                .flatMap(f -> f.units().stream())
                .filter(u -> u.kind() == Kind.INSTANCE && u.templateRef().equals(unit.id()))
                .map(RouteUnit::values)
                .forEach(instances::add);
        // What Java makes of a template: one worker for each system, with a lane for each length of work.
        if (instances.isEmpty()) {
            Plan.systems().keySet().forEach(system -> List.of("QUICK", "LONG")
                    .forEach(lane -> instances.add(Map.of("system", system, "lane", lane))));
        }
        return instances;
    }

    static Stream<String> everyTemplateOfAnInstanceExists(List<RouteFile> files) {
        Set<String> templates = ids(files, Kind.TEMPLATE);
        return files.stream()
                .flatMap(f -> f.units().stream())
                .filter(u -> u.kind() == Kind.INSTANCE && !templates.contains(u.templateRef()))
                .map(u -> u.where() + " is made of the template " + u.templateRef() + ", which is not there");
    }

    /** One name for one thing: what is called {@code direct:x} is the route {@code x}. */
    static Stream<String> aDirectRouteListensUnderItsOwnName(List<RouteFile> files) {
        return files.stream()
                .flatMap(f -> f.units().stream())
                .filter(u -> u.kind() == Kind.ROUTE
                        && u.from().is("direct")
                        && !u.from().name().equals(u.id()))
                .map(u -> u.where() + " listens on direct:" + u.from().name() + " instead of its own name");
    }

    /** A lost route of a phase must never read as done. */
    static Stream<String> everyPhaseOfThePlanHasItsRoute(List<RouteFile> files) {
        Set<String> routes = ids(files, Kind.ROUTE);
        return Plan.routes()
                .filter(r -> !routes.contains(r))
                .map(r -> "application.yaml plans " + r + ", which has no route");
    }

    static Stream<String> everyDirectRouteIsCalled(List<RouteFile> files) {
        Set<String> called = new HashSet<>(Plan.routes().toList());
        files.stream()
                .flatMap(RouteFile::steps)
                .filter(s -> s.leads() && s.endpoint().is("direct"))
                .forEach(s -> expand(s.unit(), s.endpoint().name(), files).forEach(called::add));
        return files.stream()
                .flatMap(f -> f.units().stream())
                .filter(u -> u.kind() == Kind.ROUTE && u.from().is("direct") && !called.contains(u.id()))
                .map(u -> u.where() + " is called by no route and listed in no plan");
    }

    private static Set<String> ids(List<RouteFile> files, Kind kind) {
        return files.stream()
                .flatMap(f -> f.units().stream())
                .filter(u -> u.kind() == kind)
                .map(RouteUnit::id)
                .collect(Collectors.toSet());
    }
}
