package io.genesysdsr.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listing that is cut off is known by any of the figures that say so. */
class ListingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                 | false
            {"total": 1, "pageCount": 1}       | false
            {"total": 0, "pageCount": 0}       | false
            {"total": 2}                       | true
            {"total": 5000000000}              | true
            {"pageCount": 2}                   | true
            {"nextUri": ""}                    | false
            {"nextUri": "/api/v2/next"}        | true""")
    void whoeverSaysThatThereIsMoreIsBelieved(String listing, boolean more) throws JsonProcessingException {
        assertThat(Listings.isMore(new ObjectMapper().readTree(listing), 1)).isEqualTo(more);
    }
}
