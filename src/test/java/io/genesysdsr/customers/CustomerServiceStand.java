package io.genesysdsr.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.genesysdsr.camel.Failures;
import io.genesysdsr.failure.Failure;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

/** A service that knows the customers, and the route that asks it over a real connection. */
abstract class CustomerServiceStand {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANSWER = """
            {"customers": [{"customer": "C-1", "party": "CONSUMER", "identifiers": [
                {"kind": "PHONE", "value": "+49 30 123456", "from": "2019-01-01", "until": "2023-06-30"},
                {"kind": "EXTERNAL_ID", "value": "crm-1"}]}],
             "truncated": false}""";

    record Asked(String method, String uri, String headers, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final AtomicReference<Answering> answering =
            new AtomicReference<>(call -> answer(call, 200, ANSWER.getBytes(StandardCharsets.UTF_8)));
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable HttpServer server;

    /** What the service does with a call. */
    interface Answering {
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
            Objects.requireNonNull(answering.get()).answer(call);
            call.close();
        });
        service.start();
        server = service;
        load("http://127.0.0.1:" + service.getAddress().getPort() + "/index");
    }

    private void load(String url) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("dsr.customers.url", url);
        settings.setProperty("dsr.customers.connect-timeout", "2000");
        settings.setProperty("dsr.customers.read-timeout", "500");
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.setStreamCaching(false);
        camel.setStartupSummaryLevel(StartupSummaryLevel.Off);
        camel.getRegistry().bind("failures", new Failures());
        camel.getRegistry().bind("customerAnswers", new CustomerAnswers(JSON, settings(url)));
        camel.getRegistry().bind("customersHttpClient", (HttpClientConfigurer)
                client -> client.disableAutomaticRetries().disableRedirectHandling());
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel, "file:routes/doors/ask-customer-index.camel.yaml"));
        camel.start();
    }

    private static CustomerSettings settings(String url) {
        return new CustomerSettings(CustomerSource.REST, URI.create(url), "the-credential", 2000, 500, 2, 3, 50);
    }

    @AfterEach
    void stop() {
        over.countDown();
        camel.stop();
        goDown();
    }

    /** Nobody answers at the service's address any more. */
    void goDown() {
        Objects.requireNonNull(server).stop(0);
    }

    Exchange ask() {
        return ask(List.of(
                new Identifier(IdentifierKind.EMAIL, "unmistakable@example.org"),
                new Identifier(IdentifierKind.PHONE, "+4930123456")));
    }

    Exchange ask(List<Identifier> identifiers) {
        return camel.createProducerTemplate().send("direct:ask-customer-index", exchange -> {
            exchange.setVariable("identifiers", identifiers);
            exchange.getMessage().setHeader("Authorization", "Bearer genesys-token");
            exchange.getMessage().setHeader("CamelHttpPath", "/genesys");
            exchange.getMessage().setHeader("CamelHttpQuery", "phone=4930123456");
            exchange.getMessage().setHeader("CamelHttpUri", "http://127.0.0.1:1/genesys");
        });
    }

    static CustomerListing listing(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return Objects.requireNonNull(exchange.getVariable("customers", CustomerListing.class));
    }

    /** As the one place that handles failures sees it. */
    static Throwable failure(Exchange exchange) {
        Exception read = new Failures().read(Objects.requireNonNull(exchange.getException()));
        Throwable foreseen = Failure.in(read);
        return foreseen == null ? read : foreseen;
    }

    void answerWith(String body) {
        answering.set(call -> answer(call, 200, body.getBytes(StandardCharsets.UTF_8)));
    }

    static void answer(HttpExchange call, int status, byte[] body) {
        try {
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            call.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
