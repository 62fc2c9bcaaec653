package io.genesysdsr.house;

import static io.genesysdsr.house.FormRules.complain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a route may do and say: a table of contents decides nothing, leaks nothing and swallows nothing. */
final class MannerRules {

    private static final Set<String> LANGUAGES = Set.of("simple", "constant", "method", "variable");
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$\\{(variable(\\.[a-z]\\w*)+|body(\\.[a-z]\\w*|\\[[a-z_]+])?|header\\.[A-Za-z-]+|exception|routeId)}");
    private static final Pattern SIMPLE =
            Pattern.compile(REFERENCE.pattern() + "( (==|!=) (null|true|false|\\d{3}|'[A-Z][A-Z_]*'))?"
                    + "|resource:file:\\{\\{dsr\\.routes}}/[a-z0-9/-]+\\.sql");
    private static final Pattern HOST = Pattern.compile(
            "\\w+://|\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|\\blocalhost\\b|\\b[a-z0-9-]+\\.(com|net|org|io|cloud|eu|de|uk|ie|cn)\\b(?!\\.)");
    private static final Pattern SQL = Pattern.compile(
            "(?i)\\b(select\\b.*\\bfrom|insert into|update\\b.*\\bset|delete from|with\\b.*\\bas \\()\\b");
    private static final Set<String> HTTP_HEADERS =
            Set.of("Authorization", "Accept", "Content-Type", "CamelHttpPath", "CamelHttpQuery", "CamelHttpUri");

    private MannerRules() {}

    /** Bodies, headers and exceptions may be personal: a log line names ids and codes only. */
    static Stream<String> noBodyOrHeaderInALog(RouteFile file) {
        return file.steps()
                .filter(s ->
                        s.kind().equals("log") || (s.leads() && s.endpoint().is("log")))
                .filter(s -> s.leads()
                        || s.node()
                                .path("message")
                                .asText("")
                                .matches("(?s).*\\$\\{(?!routeId|variable\\.\\w+\\.id}).*"))
                .map(s -> s.where() + " may log ids and codes only, no body, header or exception");
    }

    static Stream<String> nothingIsHandledOutsideOnError(RouteFile file) {
        boolean allowed = file.name().equals("routes/support/on-error.camel.yaml");
        return complain(
                !allowed
                        && (has(file.tree(), "handled")
                                || has(file.tree(), "continued")
                                || has(file.tree(), "errorHandler")),
                file.name() + " handles failures, which routes/support/on-error.camel.yaml alone may do");
    }

    /** A dynamic endpoint is one more cache entry for each value, and by HTTP it is printed with its query. */
    static Stream<String> dynamicEndpointsStayInside(RouteFile file) {
        return file.steps()
                .filter(s -> Set.of("toD", "recipientList", "routingSlip", "dynamicRouter")
                        .contains(s.kind()))
                .filter(s -> !s.kind().equals("toD") || !s.endpoint().is("direct"))
                .map(s -> s.where() + ": a dynamic endpoint may lead to direct: only");
    }

    static Stream<String> noHostStandsInARoute(RouteFile file) {
        return values(file.tree()).stream()
                .filter(v -> !v.matches("camel\\.apache\\.org/v1"))
                .filter(v -> HOST.matcher(v).find())
                .map(v -> file.name() + " names a host or an address: '" + v + "'; addresses are settings");
    }

    static Stream<String> onlyDoorsUseHttp(RouteFile file) {
        return file.steps()
                .filter(s -> s.leads() && s.endpoint().isHttp() && !file.isDoor())
                .map(s -> s.where() + " calls by HTTP; only routes/doors may");
    }

    /** Camel's own exception prints the address with its query, in which Genesys wants personal data. */
    static Stream<String> httpGivesStatusesAndNoExceptions(RouteFile file) {
        return file.steps()
                .filter(s -> s.leads() && s.endpoint().isHttp())
                .filter(s -> !s.node()
                        .path("parameters")
                        .path("throwExceptionOnFailure")
                        .asText()
                        .equals("false"))
                .map(s -> s.where() + " calls by HTTP and needs throwExceptionOnFailure: \"false\"");
    }

    /** Context travels in variables: headers of our own would leave on the wire. */
    static Stream<String> headersAreForHttpOnly(RouteFile file) {
        return file.steps()
                .filter(s -> s.kind().equals("setHeader") || s.kind().equals("setHeaders"))
                .filter(s -> !file.isDoor()
                        || !HTTP_HEADERS.contains(s.node().path("name").asText()))
                // Camel's mail consumer is told by a header, and by nothing else, where a mail goes.
                .filter(s -> !(file.simpleName().equals("from-mailbox")
                        && s.node().path("name").asText().equals("moveTo")))
                .map(s -> s.where() + " sets a header; use a variable (HTTP headers are set in routes/doors)");
    }

    static Stream<String> propertiesAreCamelsOwn(RouteFile file) {
        return file.steps()
                .filter(s -> s.kind().equals("setProperty")
                        && !s.node().path("name").asText().startsWith("Camel"))
                .map(s -> s.where() + " sets an exchange property; use a variable");
    }

    /** A route reads a property of a variable or compares it; it never computes. */
    static Stream<String> expressionsAreReferences(RouteFile file) {
        List<String> broken = new ArrayList<>();
        expressions(file.tree(), broken, file.name());
        return broken.stream();
    }

    private static void expressions(JsonNode node, List<String> broken, String name) {
        if (node.isObject()) {
            for (String key : List.of("expression", "correlationExpression")) {
                JsonNode holder = node.path(key);
                holder.fieldNames().forEachRemaining(language -> {
                    String text = holder.path(language).path("expression").asText("");
                    if (!LANGUAGES.contains(language)) {
                        broken.add(name + " uses the language " + language + "; only " + LANGUAGES
                                + " are read by everybody");
                    } else if (language.equals("simple")
                            && !SIMPLE.matcher(text).matches()) {
                        broken.add(name + " computes in a route: '" + text + "'; a bean does that");
                    }
                });
            }
        }
        node.forEach(child -> expressions(child, broken, name));
    }

    /** The one place for a statement of a route is a file of its own beside it. */
    static Stream<String> noSqlStandsInARoute(RouteFile file) {
        return Stream.concat(
                values(file.tree()).stream()
                        .filter(v -> SQL.matcher(v).find())
                        .map(v -> file.name() + " holds SQL: '" + v + "'; put it into a .sql file beside the route"),
                file.steps()
                        .filter(s -> s.leads() && s.endpoint().scheme().matches("sql(-stored)?"))
                        .map(s -> s.where() + " builds SQL in an endpoint; a store does that"));
    }

    static Stream<String> aChoiceHasAtMostThreeBranches(RouteFile file) {
        return file.steps()
                .filter(s -> s.kind().equals("choice") && s.node().path("when").size() > 3)
                .map(s -> s.where() + " has more than three branches; a bean decides");
    }

    private static boolean has(JsonNode node, String key) {
        return node.findValue(key) != null;
    }

    /** Every text in the tree, but for what people read. */
    private static List<String> values(JsonNode node) {
        List<String> values = new ArrayList<>();
        collect(node, values);
        return values;
    }

    private static void collect(JsonNode node, List<String> into) {
        if (node.isTextual()) {
            into.add(node.asText());
        } else if (node.isObject()) {
            node.fields().forEachRemaining(e -> {
                if (!Set.of("description", "title", "note").contains(e.getKey())) {
                    collect(e.getValue(), into);
                }
            });
        } else {
            node.forEach(child -> collect(child, into));
        }
    }
}
