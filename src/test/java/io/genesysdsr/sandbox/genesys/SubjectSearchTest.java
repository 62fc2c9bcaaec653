package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectSearchTest {
    private static final GenesysDouble GENESYS =
            GenesysDouble.start(GenesysDoubleSettings.defaults().withCallsPerMinute(0));
    private static Customer customer = new Customer(GENESYS);

    @BeforeAll
    static void login() throws Exception {
        customer = Customer.of(GENESYS);
    }

    @AfterAll
    static void close() {
        Customer.leave(GENESYS);
    }

    @ParameterizedTest
    @EnumSource(TermType.class)
    void eachSearchTypeFindsWhoIsKnownSo(TermType type) throws Exception {
        Person person = GENESYS.population().any(each -> each.isPlain() && each.has(type));

        JsonNode listing = customer.subjects(type, person.first(type)).json();

        assertThat(listing.path("total").asInt()).isEqualTo(1);
        assertThat(listing.path("entities").path(0).path("externalContactId").asText())
                .isEqualTo(person.contactId());
    }

    @Test
    void anAddressIsFoundWholeAndInAnyCase() throws Exception {
        String email = GENESYS.population().anyWithEmail().email();

        assertThat(total(TermType.EMAIL, email.toUpperCase(Locale.ROOT))).isEqualTo(1);
        assertThat(total(TermType.EMAIL, email.substring(1))).isZero();
    }

    @Test
    void aNumberIsFoundInInternationalFormOnly() throws Exception {
        String phone = GENESYS.population().plain(0).phone();

        assertThat(total(TermType.PHONE, phone)).isEqualTo(1);
        assertThat(total(TermType.PHONE, "0" + phone.substring(3))).isZero();
    }

    @Test
    void aNameFindsNamesakes() throws Exception {
        List<Person> namesakes = GENESYS.population().namesakes();

        assertThat(namesakes).hasSize(2);
        assertThat(contacts(customer.subjects(TermType.NAME, namesakes.get(0).name())))
                .containsExactlyInAnyOrder(
                        namesakes.get(0).contactId(), namesakes.get(1).contactId());
    }

    @Test
    void aMergeSetAnswersWithTheCanonicalContactAndWithTheAncestorsThatMatch() throws Exception {
        Person merged = GENESYS.population().merged();
        Contact ancestor = merged.contacts().get(1);
        Term kept = ancestor.terms().get(1);

        assertThat(merged.contacts()).hasSize(3);
        assertThat(contacts(customer.subjects(TermType.NAME, merged.name())))
                .containsExactlyInAnyOrder(merged.contactId(), ancestor.id());
        assertThat(contacts(customer.subjects(kept.type(), kept.value())))
                .containsExactlyInAnyOrder(merged.contactId(), ancestor.id());
    }

    @Test
    void anEmployeeHasAUserIdAndADialledPersonTheRowOfAList() throws Exception {
        Person employee = GENESYS.population().employee();
        Person dialled = GENESYS.population().any(each -> !each.dialerContacts().isEmpty());

        JsonNode user = customer.subjects(TermType.EMAIL, employee.email()).json();
        JsonNode row = customer.subjects(TermType.PHONE, dialled.phone()).json();

        assertThat(user.path("entities").path(0).path("userId").asText()).isEqualTo(employee.userId());
        assertThat(row.path("entities")
                        .path(0)
                        .path("dialerContactId")
                        .path("id")
                        .asText())
                .isEqualTo(dialled.dialerContacts().get(0).id());
        assertThat(row.path("entities")
                        .path(0)
                        .path("dialerContactId")
                        .path("contactListId")
                        .asText())
                .startsWith("list-");
    }

    @Test
    void aCallerWhoIsKnownByNumberAloneIsNotListed() throws Exception {
        Person caller = GENESYS.population().callerByNumberOnly();

        assertThat(total(TermType.PHONE, caller.phone())).isZero();
    }

    @Test
    void aSearchWithoutItsParametersIsRefused() throws Exception {
        assertThat(customer.get("/api/v2/gdpr/subjects").status()).isEqualTo(400);
        assertThat(customer.get("/api/v2/gdpr/subjects?searchType=NAME").status())
                .isEqualTo(400);
        Customer.Got unknown = customer.get("/api/v2/gdpr/subjects?searchType=SHOE_SIZE&searchValue=43");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.code()).isEqualTo("invalid.query.param.value");
    }

    private static int total(TermType type, String value) throws Exception {
        return customer.subjects(type, value).number("total");
    }

    private static Set<String> contacts(Customer.Got got) {
        return got.json().path("entities").findValuesAsText("externalContactId").stream()
                .collect(Collectors.toSet());
    }
}
