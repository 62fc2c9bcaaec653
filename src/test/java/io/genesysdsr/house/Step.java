package io.genesysdsr.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** One step of a route: {@code to}, {@code bean}, {@code choice} and so on. */
record Step(RouteUnit unit, String kind, JsonNode node) {

    /** Steps that leave the route: what a test replaces, a log names and an operator looks for. */
    private static final Set<String> LEAVING = Set.of(
            "to",
            "toD",
            "bean",
            "kamelet",
            "enrich",
            "pollEnrich",
            "poll",
            "wireTap",
            "recipientList",
            "routingSlip",
            "dynamicRouter",
            "process",
            "script");

    boolean leavesTheRoute() {
        return LEAVING.contains(kind);
    }

    String id() {
        return node.path("id").asText("");
    }

    Endpoint endpoint() {
        return Endpoint.of(node);
    }

    boolean leads() {
        return node.has("uri");
    }

    /** What it is called in a sentence about a broken rule. */
    String where() {
        return unit.where() + ", step " + kind + (id().isEmpty() ? "" : " " + id());
    }
}
