package io.genesysdsr.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.genesysdsr.camel.Failures;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.Refused;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service that knows the customers, as the route asks it over a real connection. */
class CustomerServiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANSWER = """
            {"customers": [{"customer": "C-1", "party": "CONSUMER", "identifiers": [
                {"kind": "PHONE", "value": "+49 30 123456", "from": "2019-01-01", "until": "2023-06-30"},
                {"kind": "EXTERNAL_ID", "value": "crm-1"}]}],
             "truncated": false}""";

    private record Asked(String method, String uri, String headers, String body) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Answering> answering =
            new AtomicReference<>(call -> answer(call, 200, ANSWER.getBytes(StandardCharsets.UTF_8)));
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable HttpServer server;

    /** What the service does with a call. */
    private interface Answering {
        void answer(HttpExchange call) throws IOException;
    }

    @BeforeEach
    void aServiceAndTheRoute() throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext("/", call -> {
            asked.add(new Asked(
                    call.getRequestMethod(),
                    call.getRequestURI().toString(),
                    call.getRequestHeaders().entrySet().toString(),
                    new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            answering.get().answer(call);
            call.close();
        });
        service.start();
        server = service;
        load("http://127.0.0.1:" + service.getAddress().getPort() + "/index");
    }

    private void load(String url) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("dsr.customers.url", url);
        settings.setProperty("dsr.customers.header", "X-Api-Key");
        settings.setProperty("dsr.customers.connect-timeout", "2000");
        settings.setProperty("dsr.customers.read-timeout", "500");
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.setStreamCaching(false);
        camel.setStartupSummaryLevel(StartupSummaryLevel.Off);
        camel.getRegistry().bind("customerAnswers", new CustomerAnswers(JSON, settings(url)));
        camel.getRegistry().bind("customersHttpClient", (HttpClientConfigurer)
                client -> client.disableAutomaticRetries().disableRedirectHandling());
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel, "file:routes/3-resolve/ask-customer-index.camel.yaml"));
        camel.start();
    }

    private static CustomerSettings settings(String url) {
        return new CustomerSettings(
                CustomerSource.REST, URI.create(url), "X-Api-Key", "the-credential", 2000, 500, 2, 3, 50);
    }

    @AfterEach
    void stop() {
        over.countDown();
        camel.stop();
        Objects.requireNonNull(server).stop(0);
    }

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
        Objects.requireNonNull(server).stop(0);
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

    private Exchange ask() {
        return camel.createProducerTemplate().send("direct:ask-customer-index", exchange -> {
            exchange.setVariable(
                    "identifiers",
                    List.of(
                            new Identifier(IdentifierKind.EMAIL, "unmistakable@example.org"),
                            new Identifier(IdentifierKind.PHONE, "+4930123456")));
            exchange.getMessage().setHeader("Authorization", "Bearer genesys-token");
            exchange.getMessage().setHeader("CamelHttpPath", "/genesys");
            exchange.getMessage().setHeader("CamelHttpQuery", "phone=4930123456");
            exchange.getMessage().setHeader("CamelHttpUri", "http://127.0.0.1:1/genesys");
        });
    }

    private static CustomerListing listing(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return Objects.requireNonNull(exchange.getVariable("customers", CustomerListing.class));
    }

    /** As the one place that handles failures sees it. */
    private static Throwable failure(Exchange exchange) {
        Exception read = new Failures().read(Objects.requireNonNull(exchange.getException()));
        Throwable foreseen = io.genesysdsr.failure.Failure.in(read);
        return foreseen == null ? read : foreseen;
    }

    private void answerWith(String body) {
        answering.set(call -> answer(call, 200, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange call, int status, byte[] body) {
        try {
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            call.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
