package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GdprRequestsTest extends CustomerOfTheDouble {
    GdprRequestsTest() {
        super(GenesysDoubleSettings.defaults()
                .withPopulation(100, 7)
                .withCallsPerMinute(0)
                .withExportTakes(Duration.ofHours(36))
                .withUpdateTakes(Duration.ofDays(2))
                .withDeleteTakes(Duration.ofDays(14))
                .withListingVisibleAfter(Duration.ofSeconds(30))
                .withGoneAfter(Duration.ofHours(6)));
    }

    @Test
    void eachTypePassesThroughItsStatesAndAllSevenAreSeen() throws Exception {
        Person person = genesys.population().plain(0);
        ObjectNode subject = Json.object().put("externalContactId", person.contactId());
        ObjectNode update = Customer.request("GDPR_UPDATE", subject);
        update.putArray("replacementTerms")
                .addObject()
                .put("type", "EMAIL")
                .put("existingValue", person.email())
                .put("updatedValue", "new@example.com");
        genesys.faults()
                .when(1, "POST /api/v2/gdpr/requests", Asked.toDo(RequestType.GDPR_UPDATE), Fault.endsInError());

        assertThat(statesOf(customer.export(subject), Duration.ofHours(36)))
                .containsExactly("INITIATED", "SEARCHING", "FINALIZING", "COMPLETED");
        renew();
        assertThat(statesOf(customer.submit(update), Duration.ofDays(2)))
                .containsExactly("INITIATED", "SEARCHING", "UPDATING", "FINALIZING", "ERROR");
        renew();
        assertThat(statesOf(customer.erase(subject), Duration.ofDays(14)))
                .containsExactly("INITIATED", "SEARCHING", "DELETING", "FINALIZING", "COMPLETED");
    }

    @Test
    void whatWasSubmittedIsEchoedWithItsCreator() throws Exception {
        ObjectNode subject = Json.object().put("name", "Somebody");

        JsonNode created = customer.export(subject).json();

        assertThat(created.path("subject")).isEqualTo(subject);
        assertThat(created.path("createdBy").path("id").asText()).isEqualTo("sandbox-client");
        assertThat(created.path("createdDate").asText()).isEqualTo("2026-07-01T08:00:00Z");
        assertThat(created.path("status").asText()).isEqualTo("INITIATED");
        assertThat(created.has("resultsUrl")).isFalse();
        assertThat(genesys.requests().ofType(RequestType.GDPR_EXPORT)).hasSize(1);
    }

    @Test
    void theListingShowsARequestLateAndNeverItsResults() throws Exception {
        String id = customer.export(Json.object().put("name", "Somebody")).text("id");
        assertThat(customer.get("/api/v2/gdpr/requests").number("total")).isZero();
        assertThat(customer.request(id).status()).isEqualTo(200);

        clock.pass(Duration.ofDays(2));
        renew();

        JsonNode listed =
                customer.get("/api/v2/gdpr/requests").json().path("entities").path(0);
        assertThat(listed.path("id").asText()).isEqualTo(id);
        assertThat(listed.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(listed.has("resultsUrl")).isFalse();
        assertThat(customer.request(id).text("resultsUrl")).startsWith(genesys.apiBase() + "/api/v2/downloads/");
    }

    @Test
    void thePagesOfTheListingHaveEveryRequestOnceInNoOrderOfTime() throws Exception {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            created.add(
                    customer.export(Json.object().put("name", "Somebody " + i)).text("id"));
        }
        clock.pass(Duration.ofMinutes(1));

        List<String> listed = new ArrayList<>();
        String next = "/api/v2/gdpr/requests?pageSize=5&pageNumber=1";
        while (!next.isEmpty()) {
            JsonNode page = customer.get(next).json();
            page.path("entities").forEach(each -> listed.add(each.path("id").asText()));
            assertThat(page.path("pageCount").asInt()).isEqualTo(3);
            next = page.path("nextUri").asText("");
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(created).isNotEqualTo(created);
    }

    @Test
    void aMergeSetGetsARequestForEachContactAndEachEndsAlone() throws Exception {
        Person merged = genesys.population().merged();
        genesys.faults().next(1, "POST /api/v2/gdpr/requests", Fault.relatedEndInError());

        String id = customer.export(Json.object().put("externalContactId", merged.contactId()))
                .text("id");
        clock.pass(Duration.ofDays(2));

        assertThat(genesys.journal().effects()).isEqualTo(1);
        assertThat(genesys.requests().all())
                .extracting(
                        request -> request.subject().path("externalContactId").asText())
                .containsExactlyInAnyOrderElementsOf(
                        merged.contacts().stream().map(Contact::id).toList());
        assertThat(genesys.requests().all()).allSatisfy(request -> assertThat(request.status())
                .isEqualTo(request.id().equals(id) ? "COMPLETED" : "ERROR"));
    }

    @Test
    void anErasureIsAcceptedAndAnExportIsAnswered() throws Exception {
        assertThat(customer.erase(Json.object().put("name", "A")).status()).isEqualTo(202);
        assertThat(customer.export(Json.object().put("name", "A")).status()).isEqualTo(200);
    }

    private Set<String> statesOf(Customer.Got created, Duration takes) throws Exception {
        String id = created.json().path("id").asText();
        Set<String> states = new LinkedHashSet<>();
        for (int i = 0; i <= 10; i++) {
            renew();
            states.add(customer.request(id).text("status"));
            clock.pass(takes.dividedBy(10));
        }
        return states;
    }

    /** A token ends while weeks pass. */
    private void renew() throws Exception {
        customer.login("sandbox-client", "sandbox-secret");
    }
}
