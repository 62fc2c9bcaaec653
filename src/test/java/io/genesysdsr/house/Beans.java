package io.genesysdsr.house;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The product's beans that have a name of their own: what routes may call. */
final class Beans {

    static final String ROOT_PACKAGE = "io.genesysdsr";

    private static final Pattern FORBIDDEN = Pattern.compile(
            "org\\.apache\\.camel\\.(Exchange|Message)\\b|java\\.util\\.Map<java\\.lang\\.String, (\\?|java\\.lang\\.Object)");

    private static final Beans PRODUCT = scan();

    private final Map<String, Class<?>> byName;

    private Beans(Map<String, Class<?>> byName) {
        this.byName = byName;
    }

    /** Those of the product, and none of the tests'. */
    static Beans ofTheProduct() {
        return PRODUCT;
    }

    private static Beans scan() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        Map<String, Class<?>> beans = new TreeMap<>();
        scanner.findCandidateComponents(ROOT_PACKAGE).forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            Component component = type.getAnnotation(Component.class);
            boolean test = type.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath()
                    .contains("test-classes");
            if (component != null && !component.value().isEmpty() && !test) {
                beans.put(component.value(), type);
            }
        });
        return new Beans(beans);
    }

    Map<String, Class<?>> all() {
        return Map.copyOf(byName);
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** The public methods of a bean that are called so and take so many arguments. */
    List<Method> methods(String bean, String name, int arguments) {
        Class<?> type = byName.get(bean);
        return type == null
                ? List.of()
                : Arrays.stream(type.getMethods())
                        .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments && !m.isBridge())
                        .toList();
    }

    /** What is wrong with a bean that a route calls. */
    Stream<String> faults(String bean) {
        Class<?> type = byName.get(bean);
        if (type == null) {
            return Stream.of(
                    "there is no bean named '" + bean + "' (a @Component with that name); there are " + names());
        }
        return Stream.concat(
                FormRules.complain(!Modifier.isPublic(type.getModifiers()), type.getName() + " is not public"),
                FormRules.complain(!isInReach(type), type.getName() + " is not in the root of its module"));
    }

    /** Modules show their beans in their root; fulfilment has a package for each system, intake one for files (ADR 7). */
    private static boolean isInReach(Class<?> type) {
        return type.getPackageName().matches("io\\.genesysdsr\\.([a-z]+|fulfilment\\.[a-z]+|intake\\.files)");
    }

    /** What is wrong with the types that a method takes and gives. */
    static Stream<String> faults(Method method) {
        return Stream.concat(Stream.of(method.getGenericReturnType()), Arrays.stream(method.getGenericParameterTypes()))
                .map(Type::getTypeName)
                .filter(t -> FORBIDDEN.matcher(t).find())
                .map(t -> method.getDeclaringClass().getSimpleName() + "." + method.getName() + " takes or gives " + t
                        + "; beans have plain arguments");
    }
}
