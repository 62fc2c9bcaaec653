package io.genesysdsr.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.Refused;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.IdentifierKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service that knows the customers, as the route asks it. */
class CustomerServiceTest extends CustomerServiceStand {

    @Test
    void itIsAskedForAllIdentifiersInTheBodyAlone() throws Exception {
        CustomerListing listing = listing(ask());
        assertThat(listing.truncated()).isFalse();
        assertThat(listing.customers())
                .containsExactly(new Customer(
                        "C-1",
                        Party.CONSUMER,
                        List.of(
                                new Held(
                                        IdentifierKind.PHONE,
                                        "+4930123456",
                                        LocalDate.parse("2019-01-01"),
                                        LocalDate.parse("2023-06-30")),
                                new Held(IdentifierKind.EXTERNAL_ID, "crm-1", null, null))));
        assertThat(asked).singleElement().satisfies(a -> {
            assertThat(a.method()).isEqualTo("POST");
            assertThat(a.uri()).isEqualTo("/index");
            assertThat(a.headers())
                    .containsIgnoringCase("X-Api-Key=[the-credential]")
                    .doesNotContain("unmistakable");
            assertThat(JSON.readTree(a.body())).isEqualTo(JSON.readTree("""
                            {"identifiers": [{"kind": "EMAIL", "value": "unmistakable@example.org"},
                                             {"kind": "PHONE", "value": "+4930123456"}]}"""));
        });
    }

    @Test
    void whatWasMeantForGenesysDoesNotGoAlong() {
        Exchange exchange = ask();
        assertThat(exchange.getException()).isNull();
        assertThat(asked.get(0).headers())
                .doesNotContain("genesys-token", "Bearer")
                .doesNotContain("Authorization");
        assertThat(asked.get(0).uri()).doesNotContain("genesys", "phone");
        assertThat(exchange.getMessage().getHeaders())
                .as("nothing of the service goes on to Genesys")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, later, http-500",
        "503, later, http-503",
        "429, later, http-429",
        "408, later, http-408",
        "410, refused, http-410",
        "401, person, http-401",
        "404, person, http-404",
        "302, person, http-302",
        "418, person, http-418"
    })
    void aStatusThatIsNoSuccessMeansWhatItMeansForEverySystemThatIsNotGenesys(int status, String type, String code) {
        answering.set(call -> {
            call.getResponseHeaders().add("Location", "/elsewhere");
            answer(call, status, "ada@example.org".getBytes(StandardCharsets.UTF_8));
        });
        Class<?> expected =
                switch (type) {
                    case "later" -> TryLater.class;
                    case "refused" -> Refused.class;
                    default -> NeedsPerson.class;
                };
        assertThat(failure(ask())).isInstanceOf(expected).hasMessage(code).hasNoCause();
        assertThat(asked).as("nothing is repeated or followed here").hasSize(1);
    }

    @Test
    void aServiceThatIsDownIsAskedAgainLater() {
        goDown();
        assertThat(failure(ask()))
                .isInstanceOf(TryLater.class)
                .hasMessage("customers-822")
                .hasNoCause();
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsAskedAgainLater() {
        answering.set(call -> await());
        assertThat(failure(ask()))
                .isInstanceOf(TryLater.class)
                .hasMessage("customers-822")
                .hasNoCause();
    }

    @Test
    void anAnswerThatStopsHalfWayIsAskedForAgainLater() {
        answering.set(call -> {
            call.sendResponseHeaders(200, 1000);
            call.getResponseBody().write("{\"customers\": [".getBytes(StandardCharsets.UTF_8));
            call.getResponseBody().flush();
            await();
        });
        assertThat(failure(ask()))
                .isInstanceOf(TryLater.class)
                .hasMessage("customers-822")
                .hasNoCause();
    }

    @Test
    void whatIsNoJsonIsAskedForAgainLater() {
        answerWith("<html>ada@example.org");
        assertThat(failure(ask()))
                .isInstanceOf(TryLater.class)
                .hasMessage("customers-822")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"customers\": []}",
                "{\"customers\": {}, \"truncated\": false}",
                "{\"customers\": [], \"truncated\": \"no\"}",
                "{\"customers\": [1], \"truncated\": false}",
                "{\"customers\": [{\"customer\": \"\", \"party\": \"CONSUMER\", \"identifiers\": []}], \"truncated\": false}",
                "{\"customers\": [{\"customer\": \"C\", \"party\": \"PARTNER\", \"identifiers\": []}], \"truncated\": false}",
                "{\"customers\": [{\"customer\": \"C\", \"party\": \"CONSUMER\"}], \"truncated\": false}",
                "{\"customers\": [{\"customer\": \"C\", \"party\": \"CONSUMER\", \"identifiers\": [{\"kind\": \"FAX\", \"value\": \"1\"}]}], \"truncated\": false}",
                "{\"customers\": [{\"customer\": \"C\", \"party\": \"CONSUMER\", \"identifiers\": [{\"kind\": \"EMAIL\", \"value\": \"ada\"}]}], \"truncated\": false}",
                "{\"customers\": [{\"customer\": \"C\", \"party\": \"CONSUMER\", \"identifiers\": [{\"kind\": \"NAME\", \"value\": \"Ada\", \"from\": \"once\"}]}], \"truncated\": false}",
                "{\"customers\": [{\"customer\": \"C\", \"party\": \"CONSUMER\", \"identifiers\": [{\"kind\": \"NAME\", \"value\": \"Ada\", \"from\": \"2020-01-02\", \"until\": \"2020-01-01\"}]}], \"truncated\": false}"
            })
    void anAnswerThatDoesNotKeepTheContractIsNeverGuessedAt(String answer) {
        answerWith(answer);
        assertThat(failure(ask()))
                .isInstanceOf(NeedsPerson.class)
                .hasMessage("customers-823")
                .hasNoCause();
    }

    @Test
    void anAnswerWithoutEndFillsNoMemory() {
        answering.set(call -> {
            call.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            for (int i = 0; i < 1000; i++) {
                call.getResponseBody().write(block);
            }
        });
        assertThat(failure(ask())).isInstanceOf(NeedsPerson.class).hasMessage("customers-823");
    }

    @Test
    void moreThanIsListedIsCutOffAndItIsSaid() {
        String one = "{\"customer\": \"C\", \"party\": \"BUSINESS\", \"identifiers\": []}";
        answerWith("{\"customers\": [%s, %s, %s], \"truncated\": false}".formatted(one, one, one));
        assertThat(listing(ask())).satisfies(l -> {
            assertThat(l.truncated()).isTrue();
            assertThat(l.customers()).hasSize(2);
        });
        answerWith("{\"customers\": [%s], \"truncated\": true}".formatted(one));
        assertThat(listing(ask()).truncated()).isTrue();
    }
}
