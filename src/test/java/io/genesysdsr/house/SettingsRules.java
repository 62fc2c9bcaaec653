package io.genesysdsr.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every placeholder has its key, every key has its record, its default and its reason. */
final class SettingsRules {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern INJECTED = Pattern.compile("@Value\\(\"\\$\\{([\\w.-]+)[:}]");
    private static final Pattern MADE = Pattern.compile("setProperty\\(\\s*\"(genesys\\.[\\w.-]+)\"");

    private SettingsRules() {}

    /** Records of the product that are bound to a group of settings. */
    static List<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents(Beans.ROOT_PACKAGE).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(Class::isRecord)
                .toList();
    }

    /** The keys that a record binds, with the record's prefix. */
    static Set<String> keys(Class<?> settings, boolean withDefaults) {
        String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
        Set<String> inherent = Arrays.stream(settings.getDeclaredConstructors())
                .flatMap(c -> Arrays.stream(c.getParameters()))
                .filter(p -> p.isAnnotationPresent(DefaultValue.class))
                .map(java.lang.reflect.Parameter::getName)
                .collect(Collectors.toSet());
        return Arrays.stream(settings.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .filter(name -> withDefaults || !inherent.contains(name))
                .map(name -> prefix + "." + kebab(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static boolean isBound(String key) {
        return Bound.KEYS.stream().anyMatch(b -> key.equals(b) || key.startsWith(b + "."));
    }

    /** Looked for once: it means reading all classes of the product. */
    private static final class Bound {

        static final Set<String> KEYS = Stream.concat(
                        found(INJECTED).stream(), records().stream().flatMap(r -> keys(r, true).stream()))
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern) {
        return Project.files("src/main/java", ".java").stream()
                .flatMap(f -> pattern.matcher(Project.read(f)).results())
                .map(m -> m.group(1))
                .collect(Collectors.toSet());
    }

    /** A placeholder is a parameter of its template, an address of Genesys, or a key that a validated record binds. */
    static Stream<String> everyPlaceholderIsASetting(RouteFile file) {
        Set<String> known = new HashSet<>(found(MADE));
        return file.units().stream().flatMap(unit -> {
            Set<String> own = parameters(unit);
            return placeholders(unit.body().toString())
                    .filter(p -> !own.contains(p) && !known.contains(p))
                    .flatMap(p -> Stream.concat(
                            FormRules.complain(
                                    !SettingsFile.values().containsKey(p),
                                    unit.where() + " reads {{" + p + "}}, which is no key of application.yaml"),
                            FormRules.complain(
                                    !isBound(p),
                                    unit.where() + " reads {{" + p + "}}, which no settings record binds")));
        });
    }

    private static Set<String> parameters(RouteUnit unit) {
        JsonNode root = unit.file().tree();
        Set<String> names =
                new HashSet<>(root.findPath("routeTemplate").path("parameters").findValuesAsText("name"));
        root.path("spec").path("definition").path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(p -> p.replaceAll("^\\{\\{\\??|}}$", ""))
                .distinct();
    }

    /** No key is a leftover. */
    static Stream<String> everyKeyIsBound() {
        return SettingsFile.values().keySet().stream()
                .filter(k -> k.startsWith("dsr.") && !isBound(k))
                .map(k -> k + " in application.yaml is bound by no settings record");
    }

    /** Defaults stand in {@code application.yaml} and nowhere else. */
    static Stream<String> everySettingHasItsDefaultInTheFile() {
        Set<String> keys = SettingsFile.values().keySet();
        return records().stream()
                .flatMap(r -> keys(r, false).stream())
                .filter(k -> keys.stream().noneMatch(there -> there.equals(k) || there.startsWith(k + ".")))
                .map(k -> k + " has no line in application.yaml");
    }

    static Stream<String> everyKeyIsExplained() {
        return SettingsFile.entries("dsr").stream()
                .filter(e -> e.comment().isBlank())
                .map(e -> e.path() + " in application.yaml has no comment above it or its group");
    }
}
