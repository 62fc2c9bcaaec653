package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A document never sends its reader to a file that is not there. */
class LinksTest {

    private static final Pattern LINK_TO_A_FILE = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(String document) {
        Path file = Project.ROOT.resolve(document);
        assertThat(LINK_TO_A_FILE.matcher(Project.read(file)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
    }

    static Stream<String> documents() {
        Stream<String> pages = Project.files("docs", ".md").stream().map(Project::name);
        return Stream.concat(Stream.of("README.md", "SECURITY.md", "CHANGELOG.md"), pages);
    }
}
