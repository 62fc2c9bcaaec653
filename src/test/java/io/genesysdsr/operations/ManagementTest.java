package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    /** From another address of this machine than the other tests'. */
    @Test
    void whoGuessesPasswordsIsNotListenedToAnyMoreAndNobodyElseIsShutOut() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(guess("wrong" + i)).startsWith("HTTP/1.1 401");
        }
        assertThat(guess("wrong")).startsWith("HTTP/1.1 429").containsPattern("(?i)retry-after: \\d+");
        assertThat(guess("secret")).as("not even the right one").startsWith("HTTP/1.1 429");
        assertThat(send(as("vera", "secret", get("/actuator/info"))).statusCode())
                .isEqualTo(200);
    }

    private String guess(String password) throws IOException {
        String login = Base64.getEncoder().encodeToString(("vera:" + password).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket("127.0.0.1", management, InetAddress.getByName("127.0.0.2"), 0)) {
            socket.getOutputStream()
                    .write(("GET /actuator/info HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Authorization: Basic " + login + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theMetricsAreForThoseWhoLogIn() throws Exception {
        assertThat(send(as("vera", "secret", get("/actuator/prometheus"))).body())
                .contains("jvm_memory");
    }
}
