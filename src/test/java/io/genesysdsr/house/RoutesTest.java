package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file under {@code routes/} keeps the rules of form and manners. */
class RoutesTest {

    private static final List<RouteFile> FILES = RouteFile.all();

    @Test
    void thereAreRoutesToLookAt() {
        assertThat(FILES).hasSizeGreaterThan(15);
    }

    @TestFactory
    Stream<DynamicTest> everyFileKeepsTheRules() {
        return RouteRules.OF_ONE_FILE.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> kept(rule.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> allFilesTogetherKeepTheRules() {
        return RouteRules.OF_ALL_FILES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThat(rule.getValue().apply(FILES)).isEmpty()));
    }

    private static void kept(Function<RouteFile, Stream<String>> rule) {
        assertThat(FILES.stream().flatMap(rule)).isEmpty();
    }
}
