package io.genesysdsr.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two names may be one person's. */
class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "Ada Example, ada EXAMPLE, true",
        "'Example, Ada', Ada Example, true",
        "Ada Example, Ada B. Example, true",
        "Zoë Müller, Zoe Muller, true",
        "Ada Example, Ben Example, false",
        "Example, Ada Example, false",
        "Ada, Ada, true",
        "Ada Example, '-', false"
    })
    void namesAreComparedByTheirWords(String one, String other, boolean same) {
        assertThat(Names.agree(one, other)).isEqualTo(same);
        assertThat(Names.agree(other, one)).isEqualTo(same);
    }
}
