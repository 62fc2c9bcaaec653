package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final String SUBMIT = "POST /api/v2/gdpr/requests";
    private static final String ONE = "GET /api/v2/gdpr/requests/{requestId}";
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

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 408, 409, 413, 415, 429, 500, 503, 504})
    void everyPublishedErrorComesOnDemandAndWithoutAnEffect(int status) throws Exception {
        genesys.faults().next(1, SUBMIT, Fault.status(status));

        Customer.Got got = customer.export(SOMEBODY);

        assertThat(got.status()).isEqualTo(status);
        assertThat(got.json().path("status").asInt()).isEqualTo(status);
        assertThat(got.code()).isNotEmpty();
        assertThat(got.text("contextId")).isEqualTo(got.header("ININ-Correlation-Id"));
        assertThat(genesys.journal().effects()).isZero();
        assertThat(customer.export(SOMEBODY).status()).isEqualTo(200);
    }

    @Test
    void aGatewayAnswersInHtml() throws Exception {
        genesys.faults().next(1, SUBMIT, Fault.status(502));

        Customer.Got got = customer.export(SOMEBODY);

        assertThat(got.status()).isEqualTo(502);
        assertThat(got.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void throttlingSaysWhenInTheHeaderOrInTheBodyOrInBothOrNot() throws Exception {
        genesys.faults().next(1, SUBJECTS, Fault.throttled(7));
        Customer.Got both = customer.subjects(TermType.NAME, "A");
        assertThat(both.header("Retry-After")).isEqualTo("7");
        assertThat(both.text("message")).contains("in [7] seconds");
        genesys.faults().next(1, SUBJECTS, Fault.throttledInBody(7));
        Customer.Got body = customer.subjects(TermType.NAME, "A");
        assertThat(body.header("Retry-After")).isEmpty();
        assertThat(body.text("message")).contains("in [7] seconds");
        genesys.faults().next(1, SUBJECTS, Fault.throttledInHeader(7));
        Customer.Got header = customer.subjects(TermType.NAME, "A");
        assertThat(header.header("Retry-After")).isEqualTo("7");
        assertThat(header.code()).isEqualTo("too.many.requests");
        genesys.faults().next(1, SUBJECTS, Fault.throttledWithoutWord());
        assertThat(customer.subjects(TermType.NAME, "A").header("Retry-After")).isEmpty();
        assertThat(genesys.journal().throttled()).isEqualTo(4);
    }

    @Test
    void bodiesCanBeEmptyOrHalfOrNoJson() throws Exception {
        genesys.faults().next(1, SUBJECTS, Fault.emptyBody());
        assertThat(customer.subjects(TermType.NAME, "A").response().body()).isEmpty();
        genesys.faults().next(1, SUBJECTS, Fault.truncatedBody());
        Customer.Got half = customer.subjects(TermType.NAME, "A");
        genesys.faults().next(1, SUBJECTS, Fault.malformedJson());
        Customer.Got malformed = customer.subjects(TermType.NAME, "A");

        assertThat(half.status()).isEqualTo(200);
        assertThatThrownBy(half::json).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(malformed::json).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStatusCanBeOneThatNobodyKnows() throws Exception {
        String id = customer.export(SOMEBODY).text("id");
        genesys.faults().when(1, ONE, Asked.of(id), Fault.unknownStatus("ARCHIVING"));

        assertThat(customer.request(id).text("status")).isEqualTo("ARCHIVING");
        assertThat(customer.request(id).text("status")).isEqualTo("COMPLETED");
    }

    @Test
    void aListingOfSubjectsCanSayThatThereAreMore() throws Exception {
        genesys.faults().next(1, SUBJECTS, Fault.truncatedListing(40));
        String email = genesys.population().anyWithEmail().email();

        Customer.Got got = customer.subjects(TermType.EMAIL, email);

        assertThat(got.json().path("total").asInt()).isEqualTo(40);
        assertThat(got.json().path("entities")).hasSize(1);
    }

    @Test
    void tokensAreRevokedInTheMiddleOfTheWork() throws Exception {
        genesys.faults().next(1, SUBMIT, Fault.tokensRevoked());

        assertThat(customer.export(SOMEBODY).status()).isEqualTo(401);
        assertThat(customer.export(SOMEBODY).status()).isEqualTo(401);
        customer.login("sandbox-client", "sandbox-secret");
        assertThat(customer.export(SOMEBODY).status()).isEqualTo(200);
    }

    @Test
    void rulesStandUntilTheyEndAndDependOnWhatIsAsked() throws Exception {
        Faults.Rule rule =
                genesys.faults().when(Integer.MAX_VALUE, SUBJECTS, Asked.searchBy(TermType.PHONE), Fault.status(503));

        assertThat(customer.subjects(TermType.PHONE, "+1").status()).isEqualTo(503);
        assertThat(customer.subjects(TermType.NAME, "A").status()).isEqualTo(200);
        assertThat(customer.subjects(TermType.PHONE, "+1").status()).isEqualTo(503);
        assertThat(rule.fired()).isEqualTo(2);
        rule.end();
        assertThat(customer.subjects(TermType.PHONE, "+1").status()).isEqualTo(200);
    }

    @Test
    void diceFallTheSameWayForTheSameSeed() throws Exception {
        String first = dice();
        genesys.faults().clear();

        assertThat(dice()).isEqualTo(first).contains("200").contains("500");
    }

    @Test
    void aRuleForAnOperationThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> genesys.faults().next(1, "POST /api/v2/gdpr/request", Fault.status(500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no operation");
    }

    private String dice() throws Exception {
        genesys.faults().sometimes(0.5, 11, SUBJECTS, Fault.status(500));
        StringBuilder fallen = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            fallen.append(customer.subjects(TermType.NAME, "A").status()).append(' ');
        }
        return fallen.toString();
    }
}
