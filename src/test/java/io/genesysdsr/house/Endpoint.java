package io.genesysdsr.house;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a step leads to, or a route begins.
 *
 * @param scheme the component, or a placeholder that holds a whole address
 * @param name what follows the scheme, or for direct and kamelet the parameter that names the target
 */
record Endpoint(String scheme, String name) {

    static Endpoint of(JsonNode node) {
        String uri = node.path("uri").asText("");
        JsonNode parameters = node.path("parameters");
        if (uri.startsWith("{{")) {
            return new Endpoint(uri, "");
        }
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? uri : uri.substring(0, colon);
        String rest = colon < 0 ? "" : uri.substring(colon + 1).replaceFirst("\\?.*", "");
        if (rest.isEmpty()) {
            rest = parameters
                    .path(scheme.equals("kamelet") ? "templateId" : "name")
                    .asText("");
        }
        return new Endpoint(scheme, rest);
    }

    boolean is(String wanted) {
        return scheme.equals(wanted);
    }

    /** Whether it leaves the process by HTTP; the addresses that do are placeholders of the doors. */
    boolean isHttp() {
        return scheme.matches("https?|rest|vertx-http|netty-http|\\{\\{.*");
    }

    @Override
    public String toString() {
        return name.isEmpty() ? scheme : scheme + ":" + name;
    }
}
