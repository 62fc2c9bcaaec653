package io.genesysdsr.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Follows types through the routes: what a bean returns becomes the type of a variable or of the body, and what a
 * variable is passed as tells its type where nothing else does. So that a misspelt bean, property or constant is found
 * without running anything.
 */
final class TypeFlow {

    private static final Pattern COMPARISON = Pattern.compile("(\\$\\{[^}]+}) (?:==|!=) (.+)");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{(\\w+)}}");

    private final Beans beans;
    private final Map<String, List<String>> parameters;
    private final Set<String> faults = new LinkedHashSet<>();
    private final Variables variables = new Variables(this::complain);
    private String where = "";

    /** Where the walk is: the body's type, unknown where a route begins. */
    private ResolvableType body = ResolvableType.NONE;

    /** @param parameters the values that templates' parameters take in any instance */
    private TypeFlow(Beans beans, Map<String, List<String>> parameters) {
        this.beans = beans;
        this.parameters = parameters;
    }

    /** Everything that does not fit together, in sentences. */
    static Set<String> faults(List<RouteFile> files, Beans beans) {
        List<RouteUnit> units = files.stream().flatMap(f -> f.units().stream()).toList();
        TypeFlow flow = new TypeFlow(
                beans,
                units.stream()
                        .flatMap(u -> u.values().entrySet().stream())
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
        // The second walk knows what the first one learnt of variables that are set in another file.
        for (int walk = 0; walk < 2; walk++) {
            flow.faults.clear();
            units.forEach(flow::walk);
        }
        flow.variables.faults().forEach(flow.faults::add);
        return flow.faults;
    }

    private void complain(String fault) {
        faults.add(where + " " + fault);
    }

    private void walk(RouteUnit unit) {
        where = unit.where();
        body = ResolvableType.NONE;
        walk(unit.body());
    }

    private void walk(JsonNode node) {
        node.fields().forEachRemaining(e -> {
            if (e.getKey().equals("steps")) {
                e.getValue().forEach(step -> step.fields().forEachRemaining(s -> step(s.getKey(), s.getValue())));
            } else if (e.getKey().equals("onWhen") || e.getKey().equals("when")) {
                branches(e.getValue());
            } else if (!e.getKey().equals("expression") && e.getValue().isContainerNode()) {
                walk(e.getValue());
            }
        });
        if (node.isArray()) {
            node.forEach(this::walk);
        }
    }

    /** Each branch begins with the body as it was before. */
    private void branches(JsonNode branches) {
        ResolvableType before = body;
        for (JsonNode branch : branches.isArray() ? branches : List.of(branches)) {
            body = before;
            evaluate(branch.path("expression"));
            walk(branch);
        }
        body = before;
    }

    private void step(String kind, JsonNode node) {
        switch (kind) {
            case "bean" -> {
                ResolvableType result = call(node);
                body = result.resolve() == void.class ? body : result;
            }
            case "setBody" -> body = evaluate(node.path("expression"));
            case "setVariable" -> variables.set(node.path("name").asText(), evaluate(node.path("expression")));
            case "unmarshal" -> body = unmarshalled(node);
            case "split" -> split(node);
            case "to", "toD", "kamelet" -> body = ResolvableType.NONE;
            default -> {
                evaluate(node.path("expression"));
                evaluate(node.path("correlationExpression"));
                ResolvableType before = body;
                walk(node);
                body = body.equals(before) ? before : ResolvableType.NONE;
            }
        }
    }

    private static ResolvableType unmarshalled(JsonNode node) {
        String name = node.path("json").path("unmarshalType").asText("");
        return name.isEmpty() ? ResolvableType.NONE : ResolvableType.forClass(ClassUtils.resolveClassName(name, null));
    }

    /** Within it the body is an element; after it, what it was before, or what a strategy made of the parts. */
    private void split(JsonNode node) {
        ResolvableType before = body;
        body = evaluate(node.path("expression")).as(Collection.class).getGeneric(0);
        walk(node);
        body = before;
        if (node.has("aggregationStrategy")) {
            BeanCall strategy = new BeanCall(
                    node.path("aggregationStrategy").asText(),
                    node.path("aggregationStrategyMethodName").asText(""),
                    List.of("${whole}", "${part}"));
            body = call(strategy);
        }
    }

    private ResolvableType evaluate(JsonNode expression) {
        if (expression.has("method")) {
            return call(expression.path("method"));
        }
        String simple = expression.path("simple").path("expression").asText("");
        Matcher comparison = COMPARISON.matcher(simple);
        if (comparison.matches()) {
            compare(comparison.group(1), comparison.group(2));
            return ResolvableType.forClass(Boolean.class);
        }
        return variables.of(simple, body);
    }

    private void compare(String left, String literal) {
        Class<?> type = variables.of(left, body).resolve();
        if (literal.startsWith("'") && type == null) {
            complain("compares " + left + " with " + literal + ", but nothing tells its type");
        } else if (literal.startsWith("'") && !isConstant(type, literal.replace("'", ""))) {
            complain("compares " + left + " with " + literal + ", which is no constant of " + type.getName());
        }
    }

    private static boolean isConstant(Class<?> type, String name) {
        return type.isEnum()
                && Arrays.stream(type.getEnumConstants())
                        .anyMatch(c -> ((Enum<?>) c).name().equals(name));
    }

    private ResolvableType call(JsonNode node) {
        try {
            return call(BeanCall.of(node));
        } catch (IllegalArgumentException e) {
            complain(": " + e.getMessage());
            return ResolvableType.NONE;
        }
    }

    private ResolvableType call(BeanCall call) {
        beans.faults(call.bean()).forEach(this::complain);
        if (!beans.names().contains(call.bean())) {
            return ResolvableType.NONE;
        }
        List<Method> fitting = new ArrayList<>();
        Set<String> misfits = new TreeSet<>();
        for (Method method :
                beans.methods(call.bean(), call.method(), call.arguments().size())) {
            misfit(method, call).ifPresentOrElse(misfits::add, () -> fitting.add(method));
        }
        if (fitting.isEmpty()) {
            complain("calls " + call + ", which no public method answers " + misfits);
            return ResolvableType.NONE;
        }
        fitting.forEach(m -> Beans.faults(m).forEach(this::complain));
        if (fitting.size() > 1) {
            return ResolvableType.NONE;
        }
        variables.learn(fitting.get(0), call.arguments());
        return ResolvableType.forMethodReturnType(fitting.get(0));
    }

    private Optional<String> misfit(Method method, BeanCall call) {
        for (int i = 0; i < call.arguments().size(); i++) {
            String argument = call.arguments().get(i);
            Class<?> parameter = method.getParameterTypes()[i];
            if (!fits(argument, parameter)) {
                return Optional.of(argument + " is no " + parameter.getName());
            }
        }
        return Optional.empty();
    }

    private boolean fits(String argument, Class<?> parameter) {
        if (argument.startsWith("'")) {
            return values(argument.replace("'", "")).stream()
                    .allMatch(v -> parameter == String.class || isConstant(parameter, v));
        }
        Class<?> known = variables.of(argument, body).resolve();
        return known == null || ClassUtils.isAssignable(parameter, known);
    }

    /** A literal, or all values that a template's parameter takes. */
    private List<String> values(String literal) {
        Matcher parameter = PARAMETER.matcher(literal);
        return parameter.matches() ? parameters.getOrDefault(parameter.group(1), List.of()) : List.of(literal);
    }
}
