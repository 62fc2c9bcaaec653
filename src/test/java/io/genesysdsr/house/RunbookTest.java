package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an operator can see or ask is explained in {@code docs/operating.md} or in a page that it links. */
class RunbookTest {

    private static final String RUNBOOK = Project.read(Project.ROOT.resolve("docs/operating.md"));
    /** The first argument of what makes a meter. */
    private static final Pattern METER =
            Pattern.compile("(?:counter|gauge|timer|summary|builder)\\(\\s*\"(dsr\\.[a-z.]+)\"");

    private static final Pattern SETTING = Pattern.compile("`(dsr\\.[a-z]+\\.[a-z.-]*[a-z])`");

    private static Set<String> meters() {
        return JavaFile.main().stream()
                .flatMap(f -> METER.matcher(f.text()).results())
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> pages() {
        return Stream.concat(
                Project.files("docs", ".md").stream(),
                Stream.of("README.md", "SECURITY.md", "CHANGELOG.md").map(Project.ROOT::resolve));
    }

    /** But for meters, and for a scope of REST that looks like one. */
    @Test
    void everySettingThatAPageNamesIsThere() {
        Set<String> keys = SettingsFile.values().keySet();
        Set<String> meters = meters();
        assertThat(pages().flatMap(page -> SETTING.matcher(Project.read(page))
                        .results()
                        .map(m -> m.group(1))
                        .filter(name -> keys.stream().noneMatch(k -> k.equals(name) || k.startsWith(name + ".")))
                        .filter(name -> !meters.contains(name) && !name.equals("dsr.read.all"))
                        .map(name -> Project.name(page) + " names " + name)))
                .isEmpty();
    }

    @Test
    void everyCodeThatAPageNamesIsExplained() {
        Set<String> explained = ErrorCodes.explained(RUNBOOK).keySet();
        Pattern code = Pattern.compile("`([a-z]+-\\d{3})`");
        assertThat(pages().flatMap(page -> code.matcher(Project.read(page))
                        .results()
                        .map(m -> m.group(1))
                        .filter(name -> !explained.contains(name) && !name.startsWith("http-"))
                        .map(name -> Project.name(page) + " names " + name)))
                .isEmpty();
    }

    @Test
    void everyMeterOfOursIsInTheTableOfMetricsAndNoOther() {
        Set<String> made = meters();
        assertThat(made).hasSizeGreaterThan(5);
        assertThat(Pattern.compile("(?m)^\\| `(dsr\\.[a-z.]+)` \\|.+\\|.+\\|$")
                        .matcher(RUNBOOK)
                        .results()
                        .map(m -> m.group(1)))
                .as("meters in docs/operating.md, against those in src/main")
                .containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void everyEndpointOfTheManagementPortIsNamed() {
        String exposed = SettingsFile.values().getOrDefault("management.endpoints.web.exposure.include", "");
        assertThat(exposed).contains(",");
        assertThat(exposed.replace("\"", "").split(",\\s*"))
                .allSatisfy(endpoint -> assertThat(RUNBOOK).contains("/actuator/" + endpoint));
    }

    /** A line between the rows of a table makes two of it, of which the second has no head. */
    @Test
    void noTableIsTorn() {
        assertThat(Project.files("docs", ".md").stream()
                        .filter(page -> Pattern.compile("\\|\\n\\n\\|(?![^\\n]*\\|\\n\\| ---)")
                                .matcher(Project.read(page))
                                .find())
                        .map(Project::name))
                .isEmpty();
    }
}
