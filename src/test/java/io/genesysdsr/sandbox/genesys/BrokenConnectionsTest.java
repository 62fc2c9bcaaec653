package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokenConnectionsTest {
    private static final String SUBMIT = "POST /api/v2/gdpr/requests";
    private static final String SUBJECTS = "GET /api/v2/gdpr/subjects";
    private static final ObjectNode SOMEBODY = Json.object().put("name", "Somebody");

    private final GenesysDouble genesys = GenesysDouble.start(
            GenesysDoubleSettings.defaults().withPopulation(25, 1).withExportTakes(Duration.ZERO));
    private Customer customer = new Customer(genesys);

    @BeforeEach
    void login() throws Exception {
        customer = Customer.of(genesys);
    }

    @AfterEach
    void close() {
        Customer.leave(genesys);
    }

    @Test
    void aConnectionDroppedBeforeTheEffectHasNone() {
        genesys.faults().next(1, SUBMIT, Fault.droppedBeforeEffect());

        assertThatThrownBy(() -> customer.export(SOMEBODY)).isInstanceOf(IOException.class);
        assertThat(genesys.journal().effects()).isZero();
        assertThat(genesys.journal().count(SUBMIT, 0)).isEqualTo(1);
    }

    @Test
    void aConnectionDroppedAfterTheEffectLeavesARequestNobodyWasToldOf() throws Exception {
        genesys.faults().next(1, SUBMIT, Fault.droppedAfterEffect());

        assertThatThrownBy(() -> customer.export(SOMEBODY)).isInstanceOf(IOException.class);
        assertThat(genesys.journal().effects()).isEqualTo(1);
        assertThat(genesys.journal().count(SUBMIT)).isEqualTo(1);
        assertThat(customer.get("/api/v2/gdpr/requests").number("total")).isEqualTo(1);
    }

    @Test
    void aSlowAnswerComesLateAndItsEffectTakesPlace() {
        genesys.faults().next(1, SUBMIT, Fault.slow(Duration.ofMillis(400)));

        assertThatThrownBy(() -> Customer.hurried(
                        customer.api("/api/v2/gdpr/requests")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(Customer.request("GDPR_EXPORT", SOMEBODY)
                                        .toString())),
                        Duration.ofMillis(100)))
                .isInstanceOf(HttpTimeoutException.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> genesys.journal().effects() == 1);
    }

    @Test
    void aDownloadBreaksAfterSoManyBytes() throws Exception {
        Person person = genesys.population()
                .add(Person.named("Large")
                        .email("l@example.com")
                        .contact()
                        .exportBytes(3_000_000)
                        .build());
        String id = customer.export(Json.object().put("externalContactId", person.contactId()))
                .text("id");
        String link = customer.get(customer.request(id).text("resultsUrl")).header("Location");
        genesys.faults().next(1, "GET /results/{resultId}", Fault.brokenAfter(1_000_000));

        assertThat(Customer.bytesUntilTheEnd(link)).isEqualTo(1_000_000);
        Customer.Got whole = Customer.send(HttpRequest.newBuilder(URI.create(link)));
        assertThat(whole.response().body()).hasSizeGreaterThan(3_000_000);
    }

    @Test
    void anAnswerBreaksInTheMiddleOfItsJson() {
        genesys.faults().next(1, SUBJECTS, Fault.brokenAfter(10));

        assertThatThrownBy(() -> customer.subjects(TermType.NAME, "A")).isInstanceOf(IOException.class);
    }
}
