package io.genesysdsr.evidence;

import io.genesysdsr.camel.Failures;
import io.genesysdsr.evidence.EvidenceVerifier.Finding;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.operations.Trail;
import io.genesysdsr.request.Docket;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.request.Request;
import io.genesysdsr.sandbox.EmbeddedServices;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.services.s3.S3Client;

/** The routes of {@code 5-evidence} as they stand in their files, on a real database and a real S3 server. */
@CamelSpringBootTest
@SpringBootTest(
        classes = EvidenceRoutes.Part.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camel.main.routes-include-pattern="
                    + "file:routes/5-evidence/*.camel.yaml,file:routes/support/on-error.camel.yaml",
            // Nothing here calls anybody.
            "camel.component.http.enabled=false",
            // Nor is what the health of the whole product is made of there.
            "management.endpoint.health.validate-group-membership=false"
        })
abstract class EvidenceRoutes {

    @TempDir
    static Path folder;

    @Autowired
    ProducerTemplate routes;

    @Autowired
    LedgerWalk walk;

    @Autowired
    Docket docket;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Evidence evidence;

    @Autowired
    Keys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    S3Client s3;

    @Autowired
    EvidenceSettings settings;

    // Without a stereotype: the product's own scan must not find it.
    @EnableAutoConfiguration(exclude = QuartzAutoConfiguration.class)
    @ConfigurationPropertiesScan({
        "io.genesysdsr.deadline",
        "io.genesysdsr.fulfilment",
        "io.genesysdsr.identity",
        "io.genesysdsr.intake",
        "io.genesysdsr.request"
    })
    @ComponentScan(
            basePackages = {
                "io.genesysdsr.deadline",
                "io.genesysdsr.evidence",
                "io.genesysdsr.intake",
                "io.genesysdsr.keys",
                "io.genesysdsr.request"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.genesysdsr\\.intake\\.(mail\\..*|MailIntake|MailReviews)"))
    @ComponentScan(
            basePackages = "io.genesysdsr.identity",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(ProofReader|ProofWeighing|TokenVerifier|TokenFacts)"))
    @Import({Failures.class, LedgerWalk.class, Trail.class})
    static class Part {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Supplier<UUID> ids() {
            return UUID::randomUUID;
        }
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        EmbeddedServices services = EmbeddedServices.shared();
        String database = services.createDatabase();
        String bucket = services.newBucket();
        properties.add("spring.datasource.url", () -> database);
        properties.add("dsr.evidence.s3-endpoint", services::s3Endpoint);
        properties.add("dsr.evidence.bucket", () -> bucket);
        properties.add("dsr.evidence.region", () -> "us-east-1");
        properties.add("dsr.evidence.path-style", () -> "true");
        properties.add("dsr.evidence.access-key", () -> "any");
        properties.add("dsr.evidence.secret-key", () -> "any");
        properties.add("dsr.keys.file", () -> TestKeys.in(folder).file().toString());
    }

    void close(Request request) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("request", request);
        send("direct:close-request", variables);
    }

    Exchange send(String route, Map<String, Object> variables) {
        return routes.send(route, exchange -> {
            // As a worker leaves it: the request is the body as well.
            exchange.getMessage().setBody(variables.get("request"));
            variables.forEach(exchange::setVariable);
        });
    }

    String state(Request request) {
        return jdbc.sql("select state from request where id = :id")
                .param("id", request.id())
                .query(String.class)
                .single();
    }

    String reviewCode(Request request) {
        return jdbc.sql("select review_code from request where id = :id")
                .param("id", request.id())
                .query(String.class)
                .single();
    }

    Finding verify(Request request, String name) {
        return new EvidenceVerifier(keys).verify(name, read(request, name), read(request, name + ".hmac"));
    }

    byte[] read(Request request, String name) {
        return s3.getObjectAsBytes(of -> of.bucket(settings.bucket()).key("evidence/" + request.id() + "/" + name))
                .asByteArray();
    }

    Map<String, byte[]> evidence(Request request) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        names(request).forEach(name -> files.put(name, read(request, name)));
        return files;
    }

    List<String> names(Request request) {
        String prefix = "evidence/" + request.id() + "/";
        return s3.listObjectsV2(of -> of.bucket(settings.bucket()).prefix(prefix)).contents().stream()
                .map(o -> o.key().substring(prefix.length()))
                .sorted()
                .toList();
    }
}
