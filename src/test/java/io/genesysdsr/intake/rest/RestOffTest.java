package io.genesysdsr.intake.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.sandbox.EmbeddedServices;
import io.genesysdsr.sandbox.Issuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Without somebody whose tokens are believed there is no intake by REST, and it says so. */
@ExtendWith(OutputCaptureExtension.class)
class RestOffTest {

    @TempDir
    Path folder;

    @Test
    void withoutAnIssuerItIsOffAndSaysSo(CapturedOutput said) throws Exception {
        try (ConfigurableApplicationContext edge = start()) {
            HttpResponse<String> answer = get(edge, "/api/v1/requests/x", "x");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("urn:genesys-dsr:problem:off", "dsr.intake.rest");
            assertThat(get(edge, "/api/v1/openapi.json", null).statusCode()).isEqualTo(503);
            assertThat(said.getOut()).containsOnlyOnce("Intake by REST is off");
        }
    }

    @Test
    void whereTheKeysCannotBeFetchedNobodyIsBelievedAndNobodyIsBlamed() throws Exception {
        Issuer issuer = Issuer.start();
        issuer.close();
        String settings = "--dsr.intake.rest.jwks-uri=" + issuer.jwksUri();
        try (ConfigurableApplicationContext edge = start(settings, "--dsr.intake.rest.audience=genesys-dsr")) {
            HttpResponse<String> answer = get(edge, "/api/v1/requests/x", issuer.token("client", "dsr.read"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("urn:genesys-dsr:problem:unavailable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://idp.example.org/jwks", "ftp://127.0.0.1/jwks", "jwks", "https://"})
    void keysAreNotFetchedUnprotected(String address) {
        assertThatThrownBy(() -> settings(address, "genesys-dsr")).hasMessageContaining("must be an https address");
    }

    @Test
    void tokensThatWereMadeForAnybodyAreNotTaken() {
        assertThatThrownBy(() -> settings("https://idp.example.org/jwks", "")).hasMessageContaining("AUDIENCE");
    }

    private static RestSettings settings(String jwksUri, String audience) {
        return new RestSettings(
                "",
                jwksUri,
                audience,
                java.time.Duration.ZERO,
                1,
                org.springframework.util.unit.DataSize.ofKilobytes(1),
                java.time.Duration.ZERO);
    }

    private ConfigurableApplicationContext start(String... more) {
        Path keys = folder.resolve("keys.json");
        KeysCommand.run(new String[] {"keys", keys.toString()});
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.datasource.url=" + EmbeddedServices.shared().createDatabase(),
                "--dsr.keys.file=" + keys,
                "--camel.main.routes-include-pattern=classpath:none/*.yaml",
                "--management.endpoint.health.validate-group-membership=false",
                "--camel.main.name=edge",
                "--spring.jmx.enabled=false",
                "--camel.component.http.enabled=false"));
        settings.addAll(List.of(more));
        return SpringApplication.run(Edge.class, settings.toArray(String[]::new));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext edge, String path, @Nullable String token)
            throws Exception {
        String port = edge.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            call.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(call.build(), BodyHandlers.ofString());
    }

    @EnableAutoConfiguration(exclude = QuartzAutoConfiguration.class)
    @ComponentScan(
            basePackages = {
                "io.genesysdsr.keys",
                "io.genesysdsr.request",
                "io.genesysdsr.deadline",
                "io.genesysdsr.intake"
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
                            pattern = ".*\\.(ProofWeighing|ProofReader|TokenVerifier|TokenFacts)"))
    @ConfigurationPropertiesScan({
        "io.genesysdsr.request",
        "io.genesysdsr.identity",
        "io.genesysdsr.deadline",
        "io.genesysdsr.fulfilment",
        "io.genesysdsr.intake"
    })
    static class Edge {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Supplier<UUID> ids() {
            return UUID::randomUUID;
        }
    }
}
