package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** External Contacts: what one call answers about one contact. */
class ContactsTest {
    private static final Term SHARED = new Term(TermType.PHONE, "+441632960110");
    private static final Person FRAGMENTED = Person.named("Pia Marlowe")
            .email("pia@example.org")
            .email("marlowe@example.com")
            .phone(SHARED.value())
            .contact()
            .modified(Instant.parse("2024-02-03T04:05:06Z"))
            .secondContact(new Term(TermType.NAME, "P. Marlow"), new Term(TermType.EMAIL, "pm@example.net"), SHARED)
            .modified(Instant.parse("2026-05-04T03:02:01Z"))
            .build();
    private static final GenesysDouble GENESYS = GenesysDouble.start(GenesysDoubleSettings.defaults()
            .withPopulation(100, 3)
            .withCallsPerMinute(0)
            .withPerson(FRAGMENTED));
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
    void whoHasClaimedAnIdentifierIsFoundByItAndByNothingElse() throws Exception {
        Person person = GENESYS.population().plain(0);

        assertThat(customer.identified("Email", person.email()).text("id")).isEqualTo(person.contactId());
        assertThat(customer.identified("Phone", spaced(person.phone())).text("id"))
                .isEqualTo(person.contactId());
        assertThat(customer.identified("Cookie", person.email()).status()).isEqualTo(404);
        assertThat(customer.identified("Email", "nobody@example.com").status()).isEqualTo(404);
    }

    @Test
    void aNumberWithoutItsCountryCodeIsNoIdentifier() throws Exception {
        Customer.Got got = customer.identified("Phone", "020 7946 0000");

        assertThat(got.status()).isEqualTo(422);
        assertThat(got.code()).isEqualTo("validation.failed");
    }

    @Test
    void aMergedContactAnswersWithItsCanonicalOneAndUnresolvedWithItself() throws Exception {
        Person merged = GENESYS.population().merged();
        Contact ancestor = merged.contacts().get(1);
        String address = ancestor.terms().stream()
                .filter(term -> term.type() == TermType.EMAIL)
                .findFirst()
                .orElseThrow()
                .value();

        assertThat(customer.identified("Email", address).text("id")).isEqualTo(merged.contactId());
        JsonNode resolved =
                customer.contact(ancestor.id() + "?expand=identifiers").json();
        assertThat(resolved.path("id").asText()).isEqualTo(merged.contactId());
        assertThat(resolved.path("mergeSet").findValuesAsText("id"))
                .containsExactlyElementsOf(
                        merged.contacts().stream().map(Contact::id).toList());
        assertThat(resolved.path("identifiers").findValuesAsText("value")).contains(address, merged.email());
        JsonNode raw = customer.contact(ancestor.id() + "/unresolved").json();
        assertThat(raw.path("id").asText()).isEqualTo(ancestor.id());
        assertThat(raw.path("canonicalContact").path("id").asText()).isEqualTo(merged.contactId());
        assertThat(raw.path("mergedTo").path("selfUri").asText()).endsWith(merged.contactId());
    }

    @Test
    void aContactThatNobodyMergedSaysNothingOfMerging() throws Exception {
        JsonNode contact =
                customer.contact(GENESYS.population().plain(1).contactId()).json();

        assertThat(contact.has("canonicalContact")).isFalse();
        assertThat(contact.has("mergeSet")).isFalse();
        assertThat(contact.has("identifiers")).isFalse();
    }

    @Test
    void oneNumberOfTwoContactsIsClaimedByTheOlderAndShownByBoth() throws Exception {
        String number = SHARED.value();
        List<String> both = FRAGMENTED.contacts().stream().map(Contact::id).toList();

        assertThat(customer.identified("Phone", number).text("id")).isEqualTo(both.get(0));
        assertThat(customer.lookup(number).json().path("contacts").findValuesAsText("id"))
                .containsAll(both);
        assertThat(customer.contacts("marlow").number("total")).isEqualTo(2);
        JsonNode second = customer.contact(both.get(1) + "/identifiers").json();
        assertThat(second.path("entities").findValuesAsText("value")).containsExactly("pm@example.net");
        assertThat(customer.contact(both.get(1)).text("modifyDate")).isEqualTo("2026-05-04T03:02:01Z");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(customer.contact("unknown").code()).isEqualTo("entity.not.found");
        assertThat(customer.contact("unknown/unresolved").code()).isEqualTo("entity.not.found");
        assertThat(customer.contact("unknown/identifiers").code()).isEqualTo("contact.not.found");
        assertThat(customer.lookup("nobody@example.com").json().path("contacts"))
                .isEmpty();
    }

    private static String spaced(String number) {
        return number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
    }
}
