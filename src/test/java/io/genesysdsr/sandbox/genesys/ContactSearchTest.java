package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for contacts by keywords. */
class ContactSearchTest {
    private static final String SEARCH = "/api/v2/externalcontacts/contacts";
    private static final GenesysDouble GENESYS = GenesysDouble.start(GenesysDoubleSettings.defaults()
            .withCallsPerMinute(0)
            .withPerson(contact("Eva Kurz", "eva@kurz.example"))
            .withPerson(contact("Geneva Lang", "geneva@kurz.example")));
    private static Customer customer = new Customer(GENESYS);

    @BeforeAll
    static void login() throws Exception {
        customer = Customer.of(GENESYS);
    }

    @AfterAll
    static void close() {
        Customer.leave(GENESYS);
    }

    @Test
    void anAddressFindsWhoeverHasItInALongerOne() throws Exception {
        assertThat(names(customer.contacts("EVA@kurz.example"))).containsExactlyInAnyOrder("Eva", "Geneva");
        assertThat(names(customer.contacts("\"eva@kurz.example\""))).isEmpty();
    }

    @Test
    void everyKeywordMustBePartOfSomething() throws Exception {
        assertThat(names(customer.contacts("lang kurz.example"))).containsExactly("Geneva");
        assertThat(names(customer.contacts("lang nowhere.example"))).isEmpty();
    }

    @Test
    void anAncestorIsNotFoundByItselfAndItsAddressFindsTheCanonicalContact() throws Exception {
        Person merged = GENESYS.population().merged();
        String former = merged.contacts().get(2).terms().get(0).value();

        assertThat(customer.contacts(former).number("total")).isZero();
        JsonNode found = customer.contacts(
                        merged.contacts().get(1).terms().get(1).value())
                .json();
        assertThat(found.path("entities").path(0).path("id").asText()).isEqualTo(merged.contactId());
        assertThat(found.path("entities").path(0).toString()).doesNotContain("old.");
    }

    @Test
    void onlyTheFirstThousandCanBeReached() throws Exception {
        Customer.Got last = customer.get(SEARCH + "?q=example&pageSize=500&pageNumber=2");

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.number("total")).isGreaterThan(1000);
        assertThat(last.json().has("nextUri")).isFalse();
        assertThat(customer.get(SEARCH + "?q=example&pageSize=500&pageNumber=3").status())
                .isEqualTo(400);
    }

    @Test
    void theyComeInTheOrderThatIsAskedFor() throws Exception {
        List<String> names = names(customer.get(SEARCH + "?q=example&pageSize=100&sortOrder=firstName:desc"));

        assertThat(names).hasSize(100).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expand=everything",
                "sortOrder=workEmail:asc",
                "sortOrder=lastName:up",
                "pageSize=0",
                "pageSize=1001",
                "pageNumber=one",
                "divisionIds=unknown"
            })
    void whatIsNotPublishedIsRefused(String parameter) throws Exception {
        assertThat(customer.get(SEARCH + "?" + parameter).status()).isEqualTo(400);
    }

    @Test
    void aSearchThatSawAPartOnlySaysSo() throws Exception {
        GENESYS.faults().next(1, "GET " + SEARCH, Fault.partialResults());

        Customer.Got partial = customer.contacts("kurz.example");

        assertThat(partial.json().path("partialResults").asBoolean()).isTrue();
        assertThat(names(partial)).hasSize(1);
        assertThat(customer.contacts("kurz.example")
                        .json()
                        .path("partialResults")
                        .asBoolean())
                .isFalse();
    }

    private static List<String> names(Customer.Got got) {
        return got.json().path("entities").findValuesAsText("firstName");
    }

    private static Person contact(String name, String email) {
        return Person.named(name).email(email).contact().build();
    }
}
