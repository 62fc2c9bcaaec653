package io.genesysdsr.house;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The systems that {@code application.yaml} plans, with their phases. */
final class Plan {

    private Plan() {}

    static Map<String, Set<String>> systems() {
        Map<String, Set<String>> systems = new TreeMap<>();
        SettingsFile.TREE.path("dsr").path("plan").findParents("system").forEach(step -> step.path("phases")
                .forEach(phase -> systems.computeIfAbsent(step.path("system").asText(), s -> new TreeSet<>())
                        .add(phase.asText().toLowerCase(Locale.ROOT))));
        return systems;
    }

    /** The routes that the plan needs. */
    static Stream<String> routes() {
        return systems().entrySet().stream().flatMap(e -> e.getValue().stream().map(phase -> e.getKey() + "-" + phase));
    }
}
