package io.genesysdsr.house;

import java.util.Map;
import java.util.TreeMap;

/** For each rule of one route file a file that breaks it. */
final class BrokenRoutes {

    static final Map<String, RouteFile> BY_RULE = new TreeMap<>();

    private static final String KAMELET = """
            kind: Kamelet
            metadata: {name: a-door}
            spec:
              definition: {description: Does something}
              template: {from: {uri: "kamelet:source", steps: []}}
            """;

    static {
        put("routes are in canonical form", "doTry: {steps: [], doFinally: {steps: [], handled: \"{{x}}\"}}");
        BY_RULE.put("kamelets have a contract", RouteFile.of("routes/doors/a-door.kamelet.yaml", KAMELET));
        BY_RULE.put(
                "files are short", file("routes/1-intake/a.camel.yaml", route("a", "log: {}") + "\n".repeat(61) + "#"));
        BY_RULE.put("only known kinds of files", file("routes/1-intake/a.yaml", route("a", "log: {}")));
        BY_RULE.put("files are named as their route", file("routes/1-intake/b.camel.yaml", route("a", "log: {}")));
        BY_RULE.put(
                "every route says what it does",
                file("routes/1-intake/a.camel.yaml", route("a", "log: {}").replace("description: Does", "note: Does")));
        put("steps that leave a plain route have an id", "bean: {ref: ledger, method: \"renew()\"}");
        BY_RULE.put(
                "a system has its four phases", file("routes/4-fulfil/gdpr/a.camel.yaml", route("gdpr-a", "log: {}")));
        put("no body or header in a log", "log: {message: \"Got ${body}\"}");
        put("nothing is handled outside on-error", "doTry: {steps: [], doCatch: [{exception: [E], handled: true}]}");
        put("dynamic endpoints stay inside", "toD: {id: x, uri: \"https://{{genesys.api}}/${variable.a.b}\"}");
        put("no host stands in a route", "to: {id: x, uri: ftp, parameters: {host: files.example.org}}");
        put("only doors use HTTP", "to: {id: x, uri: \"{{genesys.api}}\"}");
        put("HTTP gives statuses, no exceptions", "to: {id: x, uri: \"{{genesys.api}}\"}");
        put("headers are for HTTP only", "setHeader: {name: task, expression: {simple: {expression: \"${body}\"}}}");
        put("properties are Camel's own", "setProperty: {name: task, expression: {simple: {expression: \"${body}\"}}}");
        put(
                "expressions are references",
                "setBody: {expression: {simple: {expression: \"${variable.task.round} > 3\"}}}");
        put(
                "no SQL stands in a route",
                "setBody: {expression: {constant: {expression: \"select * from task where id = 1\"}}}");
        put(
                "a choice has at most three branches",
                "choice: {when: [{steps: []}, {steps: []}, {steps: []}, {steps: []}]}");
    }

    private BrokenRoutes() {}

    private static void put(String rule, String step) {
        BY_RULE.put(rule, file("routes/1-intake/a.camel.yaml", route("a", step)));
    }

    static RouteFile file(String name, String text) {
        return RouteFile.of(name, text);
    }

    /** A route with one step. */
    static String route(String id, String step) {
        return """
                - route:
                    id: %s
                    description: Does something
                    from:
                      uri: direct
                      parameters: {name: %s}
                      steps:
                        - %s
                """.formatted(id, id, step);
    }
}
