package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmissionRulesTest {
    private static final String REQUESTS = "/api/v2/gdpr/requests";
    private static final GenesysDouble GENESYS = GenesysDouble.start(
            GenesysDoubleSettings.defaults().withPopulation(25, 1).withCallsPerMinute(0));
    private static Customer customer = new Customer(GENESYS);

    @BeforeAll
    static void login() throws Exception {
        customer = Customer.of(GENESYS);
    }

    @AfterAll
    static void close() {
        Customer.leave(GENESYS);
    }

    @AfterEach
    void nothingWasCreated() {
        assertThat(GENESYS.requests().size()).isZero();
        assertThat(GENESYS.journal().effects()).isZero();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no body", "", "bad.request"),
                Arguments.of("no JSON", "{requestType:", "bad.request"),
                Arguments.of("no object", "[]", "bad.request"),
                Arguments.of("an unknown type", body("GDPR_GET", "'name':'A'"), "invalid.value"),
                Arguments.of("no type", "{'subject':{'name':'A'}}", "invalid.value"),
                Arguments.of("no subject", "{'requestType':'GDPR_EXPORT'}", "bad.request"),
                Arguments.of("an empty subject", body("GDPR_EXPORT", ""), "bad.request"),
                Arguments.of("a subject of empty values", body("GDPR_EXPORT", "'emailAddresses':[]"), "bad.request"),
                Arguments.of("an id that is no string", body("GDPR_EXPORT", "'userId':{'id':'u'}"), "bad.request"),
                Arguments.of("an only address", body("GDPR_EXPORT", "'emailAddresses':'a@b.example'"), "bad.request"),
                Arguments.of(
                        "a number as a number", body("GDPR_EXPORT", "'phoneNumbers':[441632960000]"), "bad.request"),
                Arguments.of("a name with a user", body("GDPR_EXPORT", "'name':'A','userId':'u'"), "bad.request"),
                Arguments.of(
                        "a name with a contact",
                        body("GDPR_EXPORT", "'name':'A','externalContactId':'c'"),
                        "bad.request"),
                Arguments.of(
                        "a name with a dialer contact",
                        body("GDPR_EXPORT", "'name':'A','dialerContactId':{'id':'d','contactListId':'l'}"),
                        "bad.request"),
                Arguments.of(
                        "half a dialer contact", body("GDPR_EXPORT", "'dialerContactId':{'id':'d'}"), "bad.request"),
                Arguments.of(
                        "an unknown handle",
                        body("GDPR_EXPORT", "'socialHandle':{'type':'MYSPACE','value':'v'}"),
                        "invalid.value"),
                Arguments.of("an unknown field", body("GDPR_EXPORT", "'shoeSize':'43'"), "invalid.property"),
                Arguments.of("an unconfirmed erasure", body("GDPR_DELETE", "'name':'A'"), "bad.request"),
                Arguments.of("an update to nothing", body("GDPR_UPDATE", "'name':'A'"), "bad.request"),
                Arguments.of(
                        "an export with replacement terms",
                        "{'requestType':'GDPR_EXPORT','subject':{'name':'A'},'replacementTerms':"
                                + "[{'type':'NAME','existingValue':'A','updatedValue':'B'}]}",
                        "bad.request"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatGenesysRefusesIsRefused(String what, String body, String code) throws Exception {
        Customer.Got got = customer.post(REQUESTS, body.replace('\'', '"'));

        assertThat(got.status()).isEqualTo(400);
        assertThat(got.code()).isEqualTo(code);
        assertThat(got.text("contextId")).isEqualTo(got.header("ININ-Correlation-Id"));
        assertThat(got.json().path("details").isArray()).isTrue();
    }

    @Test
    void replacementTermsOnAnErasureAreInvalidData() throws Exception {
        ObjectNode body = Customer.request("GDPR_DELETE", Json.object().put("name", "A"));
        body.putArray("replacementTerms")
                .addObject()
                .put("type", "NAME")
                .put("existingValue", "A")
                .put("updatedValue", "B");

        Customer.Got got = customer.post(REQUESTS + "?deleteConfirmed=true", body.toString());

        assertThat(got.status()).isEqualTo(400);
        assertThat(got.text("message")).isEqualTo("Invalid data");
    }

    @Test
    void aFormIsAnUnsupportedMediaType() throws Exception {
        Customer.Got got = Customer.send(customer.api(REQUESTS)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("requestType=GDPR_EXPORT")));

        assertThat(got.status()).isEqualTo(415);
        assertThat(got.code()).isEqualTo("unsupported.media.type");
    }

    @Test
    void aBodyOfHalfAMegabyteIsTooLarge() throws Exception {
        Customer.Got got = customer.post(REQUESTS, body("GDPR_EXPORT", "'name':'" + "A".repeat(512_000) + "'"));

        assertThat(got.status()).isEqualTo(413);
        assertThat(got.code()).isEqualTo("request.entity.too.large");
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        assertThat(customer.get(REQUESTS + "/nothing").status()).isEqualTo(404);
        Customer.Got unknown = customer.get("/api/v2/privacy/consumers/Ada.Albers@example.com");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("not.found");
        assertThat(Customer.send(customer.api(REQUESTS + "/nothing").DELETE()).status())
                .isEqualTo(404);
        assertThat(GENESYS.journal().violations())
                .contains("GET /api/v2/privacy/consumers/{}: no such operation is published");
    }

    @Test
    void pagesOutOfBoundsAreRefused() throws Exception {
        assertThat(customer.get(REQUESTS + "?pageSize=101").status()).isEqualTo(400);
        assertThat(customer.get(REQUESTS + "?pageSize=all").status()).isEqualTo(400);
        assertThat(customer.get(REQUESTS + "?pageNumber=0").status()).isEqualTo(400);
    }

    private static String body(String type, String subject) {
        return "{'requestType':'" + type + "','subject':{" + subject + "}}";
    }
}
