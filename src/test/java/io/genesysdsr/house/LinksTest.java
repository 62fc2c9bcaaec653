package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A document never sends its reader to a place that is not there, and none is left that nobody is sent to. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!\\w+:)([^)#]*)(?:#([^)]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** A link's file, which is the document itself where it names none, and the heading in it; empty for the whole. */
    private record Link(Path file, String heading) {}

    private static Stream<Link> links(Path document) {
        return LINK.matcher(Project.read(document)).results().map(m -> {
            Path file = m.group(1).isEmpty() ? document : document.resolveSibling(m.group(1));
            return new Link(file.normalize(), m.group(2) == null ? "" : m.group(2));
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFileAndItsHeading(String document) {
        assertThat(links(Project.ROOT.resolve(document))).allSatisfy(link -> {
            assertThat(link.file()).exists();
            if (!link.heading().isEmpty()) {
                assertThat(headings(link.file())).contains(link.heading());
            }
        });
    }

    /** As the pages of the repository name them in an address. */
    private static Set<String> headings(Path document) {
        return HEADING.matcher(Project.read(document))
                .results()
                .map(m -> m.group(1).toLowerCase(Locale.ROOT))
                .map(h -> h.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void everyDocumentIsReachedFromTheReadme() {
        Set<Path> reached = new HashSet<>();
        Deque<Path> left = new ArrayDeque<>(Set.of(Project.ROOT.resolve("README.md")));
        while (!left.isEmpty()) {
            Path page = left.remove();
            if (reached.add(page) && page.toString().endsWith(".md")) {
                links(page).map(Link::file).forEach(left::add);
            }
        }
        assertThat(Project.files("docs", ".md")).isNotEmpty().allSatisfy(page -> assertThat(reached)
                .as(() -> Project.name(page) + " or its folder is linked")
                .containsAnyOf(page, page.getParent()));
    }

    static Stream<String> documents() {
        Stream<String> pages = Project.files("docs", ".md").stream().map(Project::name);
        return Stream.concat(Stream.of("README.md", "SECURITY.md", "CHANGELOG.md"), pages);
    }
}
