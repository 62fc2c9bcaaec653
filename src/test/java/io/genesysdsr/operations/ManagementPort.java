package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.request.LedgerRows;
import io.genesysdsr.sandbox.EmbeddedServices;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The management port of a product with one route and a real ledger, one for all tests that ask it. */
@SpringBootTest(
        classes = ManagementPort.Product.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.endpoint.health.group.readiness.include=readinessState,db",
            "camel.main.routes-include-pattern=classpath:none/*.yaml",
            "camel.main.name=managed",
            "camel.component.http.enabled=false",
            "dsr.operations.count=1h",
            "dsr.operations.users[0].name=vera",
            // Both passwords are "secret", hashed with the fewest rounds.
            "dsr.operations.users[0].password={bcrypt}$2a$04$r4jnXYQHOsTr4.pmZpbn/ubtxF6GXlILjcQ3KPpBfsEvver.BVANC",
            "dsr.operations.users[0].roles=VIEWER",
            "dsr.operations.users[1].name=olga",
            "dsr.operations.users[1].password={bcrypt}$2a$04$r4jnXYQHOsTr4.pmZpbn/ubtxF6GXlILjcQ3KPpBfsEvver.BVANC",
            "dsr.operations.users[1].roles=OPERATOR"
        })
@AutoConfigureObservability
abstract class ManagementPort {

    static final String ROUTE = "org.apache.camel:context=managed,type=routes,name=\\\"worker-gdpr\\\"";

    @LocalManagementPort
    int management;

    @LocalServerPort
    int main;

    @Autowired
    CamelContext camel;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient db;

    LedgerRows rows;

    final CookieManager cookies = new CookieManager();
    final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeEach
    void theLedger() {
        rows = new LedgerRows(db);
    }

    @DynamicPropertySource
    static void ledger(DynamicPropertyRegistry settings) throws IOException {
        Path keys = Files.createTempDirectory(Path.of("target"), "keys-").resolve("keys.json");
        KeysCommand.run(new String[] {"keys", keys.toString()});
        String database = EmbeddedServices.shared().createDatabase();
        settings.add("spring.datasource.url", () -> database);
        settings.add("spring.quartz.scheduler-name", () -> "managed");
        settings.add("dsr.keys.file", keys::toString);
    }

    JsonNode jolokia(String name, String body) throws Exception {
        HttpResponse<String> answer = send(as(name, "secret", request("/actuator/jolokia"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + management + path));
    }

    static HttpRequest.Builder as(String name, String password, HttpRequest.Builder request) {
        String login = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization", "Basic " + login);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @EnableAutoConfiguration
    @ComponentScan({
        "io.genesysdsr.keys",
        "io.genesysdsr.request",
        "io.genesysdsr.deadline",
        "io.genesysdsr.delivery",
        "io.genesysdsr.operations"
    })
    @ComponentScan(
            basePackages = "io.genesysdsr.identity",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(ProofWeighing|Authenticators|AuthenticatorStore)"))
    @ComponentScan(
            basePackages = "io.genesysdsr.intake",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(MailReviews|HeldRowStore)"))
    @ComponentScan(
            basePackages = "io.genesysdsr.resolution",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(Candidates|CaseStore|Explanation)"))
    @ConfigurationPropertiesScan({
        "io.genesysdsr.request",
        "io.genesysdsr.identity",
        "io.genesysdsr.deadline",
        "io.genesysdsr.delivery",
        "io.genesysdsr.fulfilment",
        "io.genesysdsr.operations"
    })
    static class Product {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Supplier<UUID> ids() {
            return UUID::randomUUID;
        }

        @Bean
        RouteBuilder worker() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:worker-gdpr")
                            .routeId("worker-gdpr")
                            .routeDescription("Works on the tasks of gdpr")
                            .stop();
                }
            };
        }
    }
}
