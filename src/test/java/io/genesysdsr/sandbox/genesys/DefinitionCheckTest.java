package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every answer that the double gives is one that the published definition allows; needs that definition. */
class DefinitionCheckTest {
    private static final String LOOKUP = "POST /api/v2/externalcontacts/identifierlookup/contacts";
    private static final String SECRET_VALUE = "hidden.person@example.com";

    @BeforeAll
    static void sayWhy() {
        if (!DefinitionCheck.ofThisJvm().isOn()) {
            System.out.println(DefinitionCheck.whyOff());
        }
    }

    @BeforeEach
    void onlyWithTheDefinition() {
        assumeTrue(DefinitionCheck.ofThisJvm().isOn(), DefinitionCheck.whyOff());
    }

    @Test
    void everyOperationAnswersAsPublished() throws Exception {
        GenesysDouble genesys = GenesysDouble.start(GenesysDoubleSettings.defaults()
                .withPopulation(100, 1)
                .withExportTakes(Duration.ZERO)
                .withUpdateTakes(Duration.ZERO)
                .withDeleteTakes(Duration.ZERO));
        try (genesys) {
            Customer customer = Customer.of(genesys);
            findContactsAndUsers(customer, genesys.population());
            searchByEachType(customer, genesys.population());
            submitOneOfEach(customer, genesys.population().withFiveArchives());
            for (GdprRequest request : genesys.requests().all()) {
                assertThat(customer.request(request.id()).text("status")).isEqualTo("COMPLETED");
            }
            GdprRequest export =
                    genesys.requests().ofType(RequestType.GDPR_EXPORT).get(0);
            for (String path : new String[] {
                customer.request(export.id()).text("resultsUrl") + "?issueRedirect=false",
                "/api/v2/gdpr/requests?pageSize=2&pageNumber=2",
                "/api/v2/externalcontacts/contacts?q=example&pageSize=5&pageNumber=2&sortOrder=lastName:desc",
                "/api/v2/organizations/me",
                "/api/v2/organizations/limits/namespaces/platform.api",
                "/api/v2/tokens/me"
            }) {
                assertThat(customer.get(path).status()).isEqualTo(200);
            }
            assertThat(genesys.journal().violations()).isEmpty();
        }
    }

    @Test
    void everyRefusalAnswersAsPublished() throws Exception {
        GenesysDouble genesys = GenesysDouble.start(GenesysDoubleSettings.defaults()
                .withPopulation(25, 1)
                .withCallsPerMinute(15)
                .withAnotherClient("nobody", "nothing", Set.of()));
        Customer customer = Customer.of(genesys);
        customer.get("/api/v2/gdpr/subjects?searchType=SHOE_SIZE&searchValue=43");
        customer.get("/api/v2/gdpr/requests/unknown");
        customer.get("/api/v2/downloads/unknown");
        customer.post("/api/v2/gdpr/requests", "{");
        customer.export(Json.object());
        customer.identified("Phone", "1234");
        customer.identified("Shoe", "43");
        customer.contact("unknown");
        customer.get("/api/v2/externalcontacts/contacts?pageSize=1000&pageNumber=2");
        customer.users("shoe EXACT 43");
        genesys.faults().next(1, LOOKUP, Fault.identifierWithoutContact());
        customer.identified("Email", SECRET_VALUE);
        for (int i = 0; i < 6; i++) {
            customer.get("/api/v2/organizations/me");
        }
        genesys.revokeAllTokens();
        customer.get("/api/v2/organizations/me");
        customer.login("nobody", "nothing");
        customer.get("/api/v2/gdpr/requests");

        assertThat(genesys.journal().calls()).extracting(Call::status).contains(400, 401, 403, 404, 409, 422, 429);
        Customer.leave(genesys);
    }

    @Test
    void aRequestThatIsNotAsPublishedIsNotedWithoutItsValues() throws Exception {
        try (GenesysDouble genesys =
                GenesysDouble.start(GenesysDoubleSettings.defaults().withPopulation(25, 1))) {
            Customer customer = Customer.of(genesys);
            ObjectNode subject = Json.object();
            subject.put("emailAddresses", SECRET_VALUE);
            customer.submit(Customer.request(SECRET_VALUE, subject));
            customer.get("/api/v2/gdpr/subjects?searchType=" + SECRET_VALUE);

            assertThat(genesys.journal().violations())
                    .anyMatch(violation ->
                            violation.contains("POST /api/v2/gdpr/requests") && violation.contains("/requestType"))
                    .anyMatch(violation -> violation.contains("/subject/emailAddresses"))
                    .anyMatch(violation ->
                            violation.contains("GET /api/v2/gdpr/subjects") && violation.contains("searchValue"))
                    .noneMatch(violation -> violation.contains(SECRET_VALUE));
        }
    }

    private static void findContactsAndUsers(Customer customer, Population population) throws Exception {
        Person social = population.any(person -> person.has(TermType.INSTAGRAM));
        String ancestor = population.merged().contacts().get(1).id();
        String contacts = "/api/v2/externalcontacts/contacts";
        assertThat(customer.identified("Email", population.plain(0).email()).status())
                .isEqualTo(200);
        assertThat(customer.users("email EXACT " + population.employee().email())
                        .number("total"))
                .isEqualTo(1);
        for (String path : new String[] {
            contacts + "?pageSize=200&pageNumber=1&expand=identifiers&expand=externalSources&divisionIds=*",
            contacts + "/" + social.contactId() + "?expand=identifiers,division",
            contacts + "/" + ancestor + "?expand=externalSources",
            contacts + "/" + ancestor + "/unresolved?expand=identifiers",
            contacts + "/" + ancestor + "/identifiers",
            "/api/v2/externalcontacts/reversewhitepageslookup?divisionId=*&lookupVal=%2B441632960201"
        }) {
            assertThat(customer.get(path).status()).as(path).isEqualTo(200);
        }
    }

    private static void searchByEachType(Customer customer, Population population) throws Exception {
        for (TermType type : TermType.values()) {
            Person person = population.any(each -> each.isPlain() && each.has(type));
            assertThat(customer.subjects(type, person.first(type)).number("total"))
                    .isPositive();
        }
        assertThat(customer.subjects(TermType.EMAIL, population.employee().email())
                        .number("total"))
                .isPositive();
        assertThat(customer.subjects(TermType.NAME, population.merged().name()).number("total"))
                .isPositive();
    }

    private static void submitOneOfEach(Customer customer, Person person) throws Exception {
        ObjectNode subject = Json.object().put("externalContactId", person.contactId());
        ObjectNode update = Customer.request("GDPR_UPDATE", subject);
        update.putArray("replacementTerms")
                .addObject()
                .put("type", "PHONE")
                .put("existingValue", person.phone())
                .put("updatedValue", "+442079460999");
        assertThat(customer.export(subject).status()).isEqualTo(200);
        assertThat(customer.submit(update).status()).isEqualTo(200);
        assertThat(customer.erase(subject).status()).isEqualTo(202);
    }
}
