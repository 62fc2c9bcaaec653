package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that are printed from what they describe say what is so today. */
class PagesTest {

    private static final String HOW = "mvn test -Dtest=PagesTest -Dhouse.print -Dsurefire.failIfNoSpecifiedTests=false";

    static Stream<Page> pages() {
        return Stream.of(new StatesPage(), new RoutesPage(), new ConfigurationPage());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPrintedPageIsNotStale(Page page) {
        if (System.getProperty("house.print") != null) {
            page.print();
        }
        assertThat(page.present())
                .as("%s is stale; print it anew with: %s", page.file(), HOW)
                .isEqualTo(page.text());
    }
}
