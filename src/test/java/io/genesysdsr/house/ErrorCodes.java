package io.genesysdsr.house;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.failure.Failure;
import io.genesysdsr.genesys.GenesysAnswers;
import io.genesysdsr.genesys.GenesysCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.objenesis.SpringObjenesis;

/** The error codes that the product gives, and those that the runbook explains. */
final class ErrorCodes {

    /** Whatever its begin: the code of a module that is new must not pass unseen. */
    static final Pattern CODE = Pattern.compile("(?<![\\w.-])[a-z]+-\\d{3}(?![\\w-])");

    private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| `([a-z]+-\\d{3})` \\|(.*)\\|(.*)\\|$");
    private static final int TOO_MANY_REQUESTS = 429;

    private ErrorCodes() {}

    /** Codes that stand in the source, and those that are made of an HTTP status. */
    static Set<String> given() {
        Set<String> codes = JavaFile.main().stream()
                .flatMap(f -> f.literals().stream())
                .flatMap(l -> CODE.matcher(l).results())
                .map(m -> m.group())
                .collect(Collectors.toCollection(TreeSet::new));
        codes.addAll(ofStatuses());
        return codes;
    }

    /** What the door to Genesys makes of every status that is no success; 429 has its code in the source. */
    static Set<String> ofStatuses() {
        GenesysAnswers answers = answers();
        GenesysCall call = (GenesysCall) newInstance(GenesysCall.class, "GET");
        return IntStream.range(300, 600)
                .filter(status -> status != TOO_MANY_REQUESTS)
                .mapToObj(status -> code(answers, call, status))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String code(GenesysAnswers answers, GenesysCall call, int status) {
        try {
            answers.read(call, null, status, null, null);
            throw new AssertionError("Status " + status + " passed as a success");
        } catch (Failure failure) {
            return failure.code();
        }
    }

    private static GenesysAnswers answers() {
        Constructor<?> constructor = GenesysAnswers.class.getDeclaredConstructors()[0];
        return (GenesysAnswers) BeanUtils.instantiateClass(
                constructor,
                Arrays.stream(constructor.getParameters()).map(ErrorCodes::part).toArray());
    }

    private static Object part(Parameter parameter) {
        return Stream.<Object>of(new ObjectMapper(), new SimpleMeterRegistry())
                .filter(parameter.getType()::isInstance)
                .findFirst()
                .orElseGet(() -> new SpringObjenesis().newInstance(parameter.getType()));
    }

    private static Object newInstance(Class<?> record, String text) {
        Constructor<?> constructor = record.getDeclaredConstructors()[0];
        return BeanUtils.instantiateClass(
                constructor,
                Arrays.stream(constructor.getParameterTypes())
                        .map(t -> t.isEnum() ? t.getEnumConstants()[0] : t == Set.class ? Set.of() : text)
                        .toArray());
    }

    /** The codes in the runbook's tables, each with what it means and what to do. */
    static Map<String, String> explained(String runbook) {
        return EXPLAINED
                .matcher(runbook)
                .results()
                .collect(Collectors.toMap(
                        m -> m.group(1),
                        m -> m.group(2).isBlank() || m.group(3).isBlank() ? "" : m.group(2) + m.group(3)));
    }
}
