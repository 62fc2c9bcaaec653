package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.genesys.GenesysToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Getting a token, and never two at once; the bean that keeps it is the real one. */
class GenesysTokenRoutesTest extends RouteStand {

    private final GenesysToken token = real(
            GenesysToken.class,
            genesysSettings(),
            new ObjectMapper(),
            Clock.fixed(Instant.parse("2026-05-04T03:02:01Z"), ZoneOffset.UTC));

    private int status = 200;
    private String answer = "{\"access_token\": \"x\", \"expires_in\": 3600}";

    @BeforeEach
    void aLoginWithoutGenesysBehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("genesysToken", token);
        inPlaceOf("genesys-login", "post-token-request", e -> {
            calls.add("post " + new TreeMap<>(e.getMessage().getHeaders())
                    + e.getMessage().getBody(String.class));
            if (status == 0) {
                throw new IOException("Connection refused");
            }
            e.getMessage().setHeader("CamelHttpResponseCode", status);
            e.getMessage().setHeader("Set-Cookie", "of theirs");
            e.getMessage().setBody(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
        });
        load("support/on-error.camel.yaml", "doors/genesys-token.camel.yaml", "doors/genesys-login.camel.yaml");
    }

    @Test
    void theFirstCallAsksForATokenAndTheSecondGoesOnWithIt() {
        ask();
        ask();
        // RFC 6749, 4.4.2, with the client's credentials as in RFC 7617.
        assertThat(calls)
                .containsExactly("post {Authorization=Basic Y2xpZW50OnNlY3JldA==, "
                        + "Content-Type=application/x-www-form-urlencoded}grant_type=client_credentials");
        assertThat(token.bearer()).isEqualTo("Bearer x");
    }

    @Test
    void neitherTheClientsSecretNorAnythingOfTheAnswerTravelsOn() {
        Exchange out = ask();
        assertThat(out.getMessage().getHeaders()).isEmpty();
        assertThat(out.getMessage().getBody(String.class)).isNullOrEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, genesys-912", "401, genesys-912", "429, genesys-913", "503, genesys-913", "0, genesys-911"})
    void aLoginThatFailsIsAFailureAndTheNextCallMayAskAgain(int answered, String code) {
        status = answered;
        ask();
        assertThat(calls).hasSize(2).last().isEqualTo("ledger hears of the task: " + code);

        status = 200;
        CompletableFuture.runAsync(this::ask).join();
        assertThat(token.bearer()).isEqualTo("Bearer x");
    }

    @Test
    void anAnswerWithoutATokenIsAFailure() {
        answer = "<html>";
        ask();
        assertThat(calls).last().isEqualTo("ledger hears of the task: genesys-914");
    }

    @Test
    void whereTheLoginsRouteDoesNotRunNobodyIsKeptWaitingForIt() throws Exception {
        camel.getRouteController().stopRoute("genesys-login");
        ask();
        camel.getRouteController().startRoute("genesys-login");

        CompletableFuture.runAsync(this::ask).get(10, TimeUnit.SECONDS);
        assertThat(token.bearer()).isEqualTo("Bearer x");
    }

    private Exchange ask() {
        return send("direct:genesys-token", e -> {
            e.setVariable("task", "the task");
            e.getMessage().setHeader("Ours", "of the task");
        });
    }
}
