package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** All Java here, and every text beside it, is written as the house wants it. */
class SourcesTest {

    private static final List<JavaFile> ALL =
            Stream.concat(JavaFile.main().stream(), JavaFile.tests().stream()).toList();

    private static Stream<String> broken(Function<JavaFile, Stream<String>> rule) {
        return ALL.stream().flatMap(rule);
    }

    @Test
    void thereAreSourcesToLookAt() {
        assertThat(JavaFile.main()).hasSizeGreaterThan(50);
        assertThat(JavaFile.tests()).hasSizeGreaterThan(10);
    }

    @Test
    void filesAreShort() {
        assertThat(broken(SourceRules::filesAreShort)).isEmpty();
    }

    @Test
    void methodsAreShort(TestReporter reporter) {
        ALL.stream()
                .flatMap(f -> f.members().stream())
                .filter(m -> m.lines() > SourceRules.WISHED_LINES_OF_A_METHOD)
                .sorted(Comparator.comparingInt(JavaFile.Member::lines).reversed())
                .limit(10)
                .forEach(m -> reporter.publishEntry(m.name(), m.lines() + " lines"));
        assertThat(broken(SourceRules::methodsAreShort)).isEmpty();
    }

    @Test
    void constructorsTakeFewParts() {
        assertThat(broken(SourceRules::constructorsTakeFewParts)).isEmpty();
    }

    @Test
    void namesAreOfTheBusiness() {
        assertThat(broken(SourceRules::namesAreOfTheBusiness)).isEmpty();
    }

    @Test
    void onlyCommandsSpeakOnTheConsole() {
        assertThat(JavaFile.main().stream().flatMap(SourceRules::onlyCommandsSpeakOnTheConsole))
                .isEmpty();
    }

    @Test
    void packagesAreOfTheBusiness() {
        assertThat(broken(SourceRules::packagesAreOfTheBusiness)).isEmpty();
    }

    @Test
    void timeAndIdsAreInjected() {
        assertThat(JavaFile.main().stream().flatMap(SourceRules::timeAndIdsAreInjected))
                .isEmpty();
    }

    @Test
    void nobodySleeps() {
        assertThat(broken(SourceRules::nobodySleeps)).isEmpty();
    }

    @Test
    void nothingIsLeftUndone() {
        assertThat(texts(SourceRules::nothingIsLeftUndone)).isEmpty();
    }

    @Test
    void noPathOfAMachineStandsAnywhere() {
        assertThat(texts(SourceRules::noPathOfAMachine)).isEmpty();
    }

    /** Everything that people edit, but for the rules' own words. */
    private static Stream<String> texts(BiFunction<String, String, Stream<String>> rule) {
        return Stream.of(
                        "src",
                        "routes",
                        "docs",
                        ".ci",
                        "application.yaml",
                        "pom.xml",
                        "Dockerfile",
                        "README.md",
                        "CHANGELOG.md",
                        "SECURITY.md")
                .flatMap(top -> Project.files(top, "").stream())
                .filter(
                        f -> f.toString()
                                .matches(
                                        ".*(/\\.ci/[^/]+|/Dockerfile|\\.(java|ya?ml|sql|md|xml|html|css|js|json|properties|csv))"))
                .filter(f -> !f.startsWith(Path.of("").toAbsolutePath().resolve("src/test/java/io/genesysdsr/house")))
                .flatMap(f -> rule.apply(Project.name(f), Project.read(f)));
    }

    /** One declaration for each package: a second one, in the tests, would hide the module's own from Modulith. */
    @Test
    void everyPackageSaysOnceThatNothingIsNull() {
        Map<String, List<JavaFile>> packages = ALL.stream().collect(Collectors.groupingBy(SourcesTest::packageOf));
        assertThat(packages.entrySet().stream()
                        .filter(p -> p.getValue().stream()
                                        .filter(f -> f.name().endsWith("/package-info.java")
                                                && f.text().contains("@NullMarked"))
                                        .count()
                                != 1)
                        .map(Map.Entry::getKey))
                .as("packages that have not one package-info.java, main's or else the tests', with @NullMarked")
                .isEmpty();
    }

    private static String packageOf(JavaFile file) {
        return file.name().replaceFirst("src/(main|test)/java/", "").replaceFirst("/[^/]+$", "");
    }
}
