package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that nothing can break is no rule: each is shown something that breaks it. */
class RulesBiteTest {

    private static final Beans BEANS = Beans.ofTheProduct();

    @TestFactory
    Stream<DynamicTest> everyRuleOfOneFileBites() {
        return RouteRules.OF_ONE_FILE.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> assertThat(rule.getValue().apply(BrokenRoutes.BY_RULE.get(rule.getKey())))
                                .isNotEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleOfAllFilesBites() {
        RouteFile one = file("to: {id: same, uri: direct}");
        RouteFile other = RouteFile.of("routes/1-intake/b.camel.yaml", one.text());
        return RouteRules.OF_ALL_FILES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> assertThat(rule.getValue().apply(List.of(one, other)))
                                .anyMatch(sentence -> sentence.contains("stands in"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bean: {ref: legder, method: \"claim('gdpr', 'LONG')\"}",
                "bean: {ref: ledger, method: \"claims('gdpr', 'LONG')\"}",
                "bean: {ref: ledger, method: \"claim('gdpr')\"}",
                "bean: {ref: ledger, method: \"claim('gdpr', 'LOGN')\"}",
                "bean: {ref: ledger, method: claim}",
                "bean: {ref: intents, method: \"find(${body}, ${body})\"}",
                "setBody: {expression: {simple: {expression: \"${variable.nobody.id}\"}}}",
                "setBody: {expression: {simple: {expression: \"${variable.need.nothing}\"}}}",
                "filter: {expression: {simple: {expression: \"${variable.need} == 'RENEWALS'\"}}, steps: []}"
            })
    void whatARouteCallsReadsAndComparesMustFit(String step) {
        RouteFile need =
                file("setVariable: {name: need, expression: {method: {ref: genesysToken, method: \"need()\"}}}");
        assertThat(TypeFlow.faults(List.of(need, file(step)), BEANS)).hasSize(1);
    }

    @Test
    void whatFitsIsNotComplainedOf() {
        RouteFile fits = file("bean: {ref: ledger, method: \"claim('gdpr', 'LONG')\"}");
        assertThat(TypeFlow.faults(List.of(fits), BEANS)).isEmpty();
    }

    @Test
    void aTargetThatIsNotThereIsFound() {
        assertThat(WiringRules.everyTargetExists(List.of(file("to: {id: x, uri: \"direct:nowhere\"}"))))
                .hasSize(1);
        assertThat(WiringRules.everyTargetExists(
                        List.of(file("to: {id: x, uri: kamelet, parameters: {templateId: none}}"))))
                .hasSize(1);
    }

    @Test
    void aPlannedPhaseWithoutItsRouteIsFound() {
        assertThat(WiringRules.everyPhaseOfThePlanHasItsRoute(List.of()))
                .contains("application.yaml plans gdpr-submit, which has no route");
    }

    @Test
    void aRouteThatNobodyCallsOrThatListensElsewhereIsFound() {
        RouteFile file = RouteFile.of(
                "routes/1-intake/a.camel.yaml",
                BrokenRoutes.route("a", "log: {}").replace("name: a", "name: b"));
        assertThat(WiringRules.everyDirectRouteIsCalled(List.of(file))).hasSize(1);
        assertThat(WiringRules.aDirectRouteListensUnderItsOwnName(List.of(file)))
                .hasSize(1);
    }

    @Test
    void anInstanceOfNoTemplateIsFound() {
        RouteFile file =
                RouteFile.of("routes/support/a.camel.yaml", "- templatedRoute: {routeId: a, routeTemplateRef: none}");
        assertThat(WiringRules.everyTemplateOfAnInstanceExists(List.of(file))).hasSize(1);
    }

    @Test
    void aPlaceholderWithoutItsKeyIsFound() {
        assertThat(SettingsRules.everyPlaceholderIsASetting(file("to: {id: x, uri: \"seda:{{dsr.ledger.pol}}\"}")))
                .hasSize(2);
    }

    @Test
    void aKeyWithoutACommentIsTold() {
        assertThat(SettingsFile.parse("a:\n  # Why.\n  b: 1\n  c: 2\n\n  d: 3\n"))
                .extracting(SettingsFile.Entry::comment)
                .containsExactly("Why.", "Why.", "");
    }

    private static RouteFile file(String step) {
        return RouteFile.of("routes/1-intake/a.camel.yaml", BrokenRoutes.route("a", step));
    }

    @Test
    void everyRuleForJavaBites(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectory(folder.resolve("util")).resolve("ThingManager.java");
        Files.writeString(
                file,
                "class ThingManager {\n"
                        + "    ThingManager(int a, int b, int c, int d, int e, int f, int g) {}\n"
                        + "    void rest() throws Exception {\n" + "        Thread.sle"
                        + "ep(1);\n        Instant.now();\n"
                        + "        System.out.println();\n".repeat(300) + "    }\n}\n");
        JavaFile java = JavaFile.parse(List.of(file)).get(0);
        assertThat(rulesForJava())
                .allSatisfy(rule -> assertThat(rule.apply(java)).hasSize(1));
        assertThat(SourceRules.nothingIsLeftUndone("a", "// TO" + "DO later")).hasSize(1);
        assertThat(SourceRules.noPathOfAMachine("a", "see /ho" + "me/somebody/file"))
                .hasSize(1);
    }

    private static List<Function<JavaFile, Stream<String>>> rulesForJava() {
        return List.of(
                SourceRules::filesAreShort,
                SourceRules::methodsAreShort,
                SourceRules::constructorsTakeFewParts,
                SourceRules::namesAreOfTheBusiness,
                SourceRules::packagesAreOfTheBusiness,
                SourceRules::timeAndIdsAreInjected,
                SourceRules::onlyCommandsSpeakOnTheConsole,
                SourceRules::nobodySleeps);
    }
}
