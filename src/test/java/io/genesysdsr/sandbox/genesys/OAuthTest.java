package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.GenesysDouble;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {
    private final SetClock clock = new SetClock();
    private final GenesysDouble genesys = GenesysDouble.start(
            GenesysDoubleSettings.defaults()
                    .withPopulation(25, 1)
                    .withTokenLife(Duration.ofMinutes(5))
                    .withAnotherClient("looks-only", "secret", Set.of("gdpr:subject:view", "gdpr:request:view")),
            clock);
    private final Customer customer = new Customer(genesys);

    @AfterEach
    void close() {
        Customer.leave(genesys);
    }

    @Test
    void aTokenLivesAsLongAsItsAnswerSays() throws Exception {
        Customer.Got granted = customer.login("sandbox-client", "sandbox-secret");

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.text("token_type")).isEqualTo("bearer");
        assertThat(granted.json().path("expires_in").asLong()).isEqualTo(300);
        clock.pass(Duration.ofSeconds(299));
        assertThat(customer.get("/api/v2/organizations/me").status()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        Customer.Got late = customer.get("/api/v2/organizations/me");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo("bad.credentials");
    }

    @Test
    void aCallWithoutATokenIsToldSo() throws Exception {
        Customer.Got got = Customer.send(HttpRequest.newBuilder(URI.create(genesys.apiBase() + "/api/v2/tokens/me")));

        assertThat(got.status()).isEqualTo(401);
        assertThat(got.code()).isEqualTo("authentication.required");
        assertThat(got.text("contextId")).isEqualTo(got.header("ININ-Correlation-Id"));
    }

    @Test
    void aWrongSecretIsRefusedAndNotSaidToBeTheSecret() throws Exception {
        Customer.Got got = customer.login("sandbox-client", "guess");

        assertThat(got.status()).isEqualTo(401);
        assertThat(got.text("error")).isEqualTo("invalid_client");
        assertThat(customer.login("nobody", "guess").json()).isEqualTo(got.json());
    }

    @Test
    void onlyClientCredentialsInAFormAreTaken() throws Exception {
        assertThat(customer.login("sandbox-client", "sandbox-secret", "grant_type=password")
                        .text("error"))
                .isEqualTo("unsupported_grant_type");
        assertThat(customer.login("sandbox-client", "sandbox-secret", "").status())
                .isEqualTo(400);
        Customer.Got json = Customer.send(HttpRequest.newBuilder(URI.create(genesys.loginBase() + "/oauth/token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}")));
        assertThat(json.status()).isEqualTo(400);
        assertThat(json.text("error")).isEqualTo("invalid_request");
    }

    @Test
    void credentialsMayAlsoStandInTheForm() throws Exception {
        Customer.Got got = Customer.send(HttpRequest.newBuilder(URI.create(genesys.loginBase() + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret")));

        assertThat(got.status()).isEqualTo(200);
    }

    @Test
    void revokedTokensAreRefusedAndNewOnesAreNot() throws Exception {
        customer.login("sandbox-client", "sandbox-secret");
        genesys.revokeAllTokens();

        assertThat(customer.get("/api/v2/tokens/me").status()).isEqualTo(401);
        customer.login("sandbox-client", "sandbox-secret");
        assertThat(customer.get("/api/v2/tokens/me").status()).isEqualTo(200);
    }

    @Test
    void aClientWithoutThePermissionIsToldWhichOneIsMissing() throws Exception {
        customer.login("looks-only", "secret");

        Customer.Got got = customer.export(Json.object().put("name", "Anybody"));
        assertThat(got.status()).isEqualTo(403);
        assertThat(got.code()).isEqualTo("missing.permissions");
        assertThat(got.text("message")).contains("gdpr:request:add");
        assertThat(customer.get("/api/v2/gdpr/requests").status()).isEqualTo(200);
        assertThat(genesys.requests().size()).isZero();
    }
}
