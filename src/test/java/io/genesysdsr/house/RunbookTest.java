package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an operator can see or ask is explained in {@code docs/operating.md} or in a page that it links. */
class RunbookTest {

    private static final String RUNBOOK = Project.read(Project.ROOT.resolve("docs/operating.md"));
    /** The first argument of what makes a meter. */
    private static final Pattern METER =
            Pattern.compile("(?:counter|gauge|timer|summary|builder)\\(\\s*\"(dsr\\.[a-z.]+)\"");

    @Test
    void everyMeterOfOursIsInTheTableOfMetricsAndNoOther() {
        Set<String> made = JavaFile.main().stream()
                .flatMap(f -> METER.matcher(f.text()).results())
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
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
