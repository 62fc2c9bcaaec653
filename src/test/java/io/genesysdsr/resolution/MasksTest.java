package io.genesysdsr.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values are shown so that they can be compared and not copied. */
class MasksTest {

    @ParameterizedTest
    @CsvSource({
        "EMAIL, ada@example.org, EMAIL a***@e***.org",
        "EMAIL, nothing, EMAIL ***",
        "PHONE, +4930123456, PHONE +49***56",
        "EXTERNAL_ID, C-4711-9, EXTERNAL_ID C***9",
        "EXTERNAL_ID, 17, EXTERNAL_ID ***",
        "ADDRESS, Lane 1, ADDRESS L*** 1***"
    })
    void valuesAreMaskedByTheirKind(IdentifierKind kind, String value, String shown) {
        assertThat(Masks.identifier(new Identifier(kind, value))).isEqualTo(shown);
    }
}
