package io.genesysdsr.house;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;

/** What is known of the types of variables, of the body, and of what is read of them. One name means one type. */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(variable\\.(\\w+)|body)((?:\\.\\w+)*)}");

    private static final Pattern PROPERTY = Pattern.compile("\\w+");

    private final Map<String, Set<Class<?>>> types = new TreeMap<>();
    private final Set<String> read = new TreeSet<>();
    private final Consumer<String> complaints;

    Variables(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    void set(String variable, ResolvableType type) {
        Set<Class<?>> known = types.computeIfAbsent(variable, v -> new LinkedHashSet<>());
        Class<?> resolved = type.resolve();
        if (resolved != null) {
            known.add(resolved);
        }
    }

    /** What a variable of unknown type is passed as, that it is. */
    void learn(Method method, List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Matcher variable = REFERENCE.matcher(arguments.get(i));
            if (variable.matches()
                    && variable.group(2) != null
                    && variable.group(3).isEmpty()) {
                Set<Class<?>> known = types.get(variable.group(2));
                if (known != null && known.isEmpty()) {
                    known.add(method.getParameterTypes()[i]);
                }
            }
        }
    }

    /** The type of what an expression such as <code>${variable.task.id}</code> reads; none where nothing tells it. */
    ResolvableType of(String expression, ResolvableType body) {
        Matcher reference = REFERENCE.matcher(expression);
        if (!reference.matches()) {
            return ResolvableType.NONE;
        }
        String variable = reference.group(2);
        ResolvableType type = variable == null ? body : typeOf(variable);
        for (MatchResult property :
                PROPERTY.matcher(reference.group(3)).results().toList()) {
            if (type.resolve() != null) {
                type = property(type, property.group(), expression);
            }
        }
        return type;
    }

    private ResolvableType typeOf(String variable) {
        read.add(variable);
        return types.getOrDefault(variable, Set.of()).stream()
                .findFirst()
                .<ResolvableType>map(ResolvableType::forClass)
                .orElse(ResolvableType.NONE);
    }

    private ResolvableType property(ResolvableType type, String name, String expression) {
        Class<?> owner = type.toClass();
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Optional<Method> reads = Arrays.stream(owner.getMethods())
                .filter(m -> m.getParameterCount() == 0
                        && Set.of(name, "get" + capital, "is" + capital).contains(m.getName()))
                .findFirst();
        if (reads.isEmpty() || !Modifier.isPublic(owner.getModifiers())) {
            complaints.accept("reads " + expression + ", but " + owner.getName() + " shows no '" + name + "'");
            return ResolvableType.NONE;
        }
        return ResolvableType.forMethodReturnType(reads.get(), owner);
    }

    /** Variables of several types, and those that are read but set nowhere. */
    Stream<String> faults() {
        return Stream.concat(
                types.entrySet().stream()
                        .filter(e -> e.getValue().size() > 1)
                        .map(e -> "the variable '" + e.getKey() + "' is of several types: " + e.getValue()),
                read.stream()
                        .filter(name -> !types.containsKey(name))
                        .map(name -> "the variable '" + name + "' is read, but set nowhere"));
    }
}
