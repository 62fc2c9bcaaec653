package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the management port shows to whom. */
class ManagementTest extends ManagementPort {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
    void whetherItIsHealthyIsSaidToAnybodyWithoutDetails(String path) throws Exception {
        HttpResponse<String> answer = send(get(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).fieldNames()).toIterable().isSubsetOf("status", "groups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/prometheus", "/actuator/hawtio", "/actuator/jolokia", "/actuator/x", "/x"
            })
    void anythingElseNeedsALogin(String path) throws Exception {
        assertThat(send(get(path)).statusCode()).isEqualTo(401);
        assertThat(send(as("vera", "wrong", get(path))).statusCode()).isEqualTo(401);
        HttpResponse<String> browser = send(get(path).header("Accept", "text/html"));
        assertThat(browser.statusCode()).isEqualTo(302);
        assertThat(browser.headers().firstValue("Location"))
                .hasValueSatisfying(l -> assertThat(l).endsWith("/login"));
    }

    @Test
    void theMainPortShowsNothingOfIt() throws Exception {
        for (String path : new String[] {"/actuator", "/actuator/health", "/actuator/jolokia", "/login", "/"}) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + main + path))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isIn(401, 404);
        }
    }

    @Test
    void theMetricsAreForThoseWhoLogIn() throws Exception {
        assertThat(send(as("vera", "secret", get("/actuator/prometheus"))).body())
                .contains("jvm_memory");
    }
}
