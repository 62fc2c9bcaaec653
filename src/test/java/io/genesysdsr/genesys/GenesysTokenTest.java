package io.genesysdsr.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.sandbox.genesys.SetClock;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenesysTokenTest {

    private final SetClock clock = new SetClock();
    private final GenesysToken token = new GenesysToken(
            new GenesysSettings(
                    "eu-central-1",
                    null,
                    null,
                    "client",
                    "secret",
                    300,
                    Map.of(),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5),
                    List.of()),
            new ObjectMapper(),
            clock);

    @Test
    void itsLifeIsReadFromTheAnswerAndItIsRenewedBeforeTheEnd() {
        issue("one", 3600);
        clock.pass(Duration.ofMinutes(54));
        assertThat(token.need()).isEqualTo(GenesysToken.Need.NOTHING);
        clock.pass(Duration.ofMinutes(2));
        assertThat(token.need()).isEqualTo(GenesysToken.Need.RENEWAL);
        token.accept(answer("two", 3600), 200, null);
        assertThat(token.bearer()).isEqualTo("Bearer two");
    }

    @Test
    void aShortLifeIsHalvedRatherThanRenewedAtOnce() {
        issue("short", 300);
        assertThat(token.need()).isEqualTo(GenesysToken.Need.NOTHING);
        clock.pass(Duration.ofSeconds(151));
        assertThat(token.need()).isEqualTo(GenesysToken.Need.RENEWAL);
    }

    @Test
    void whileOneThreadRenewsTheOthersGoOnWithTheOldToken() {
        issue("old", 3600);
        clock.pass(Duration.ofMinutes(56));
        assertThat(token.need()).isEqualTo(GenesysToken.Need.RENEWAL);
        assertThat(CompletableFuture.supplyAsync(token::need).join()).isEqualTo(GenesysToken.Need.NOTHING);
        assertThat(token.bearer()).isEqualTo("Bearer old");
    }

    @Test
    void oneThatWasRefusedIsNotUsedAgainButItsSuccessorIsKept() {
        issue("one", 3600);
        token.discard("Bearer another");
        assertThat(token.need()).isEqualTo(GenesysToken.Need.NOTHING);
        token.discard("Bearer one");
        assertThat(token.need()).isEqualTo(GenesysToken.Need.RENEWAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void wrongCredentialsAreAPersonsToMend(int status) {
        assertThat(token.need()).isEqualTo(GenesysToken.Need.RENEWAL);
        assertThatThrownBy(() -> token.accept(null, status, "c-1"))
                .isInstanceOf(NeedsPerson.class)
                .hasMessage("genesys-912");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "{}", "{\"access_token\": \"x\"}", "{\"access_token\": \"\", \"expires_in\": 60}"})
    void anAnswerWithoutATokenComesAgainAndTheRightToRenewIsFree(String body) {
        assertThat(token.need()).isEqualTo(GenesysToken.Need.RENEWAL);
        assertThatThrownBy(() -> token.accept(stream(body), 200, null)).isInstanceOf(TryLater.class);
        assertThat(CompletableFuture.supplyAsync(token::need).join()).isEqualTo(GenesysToken.Need.RENEWAL);
    }

    private void issue(String bearer, int seconds) {
        assertThat(token.need()).isEqualTo(GenesysToken.Need.RENEWAL);
        token.accept(answer(bearer, seconds), 200, null);
    }

    private static InputStream answer(String bearer, int seconds) {
        return stream(
                "{\"access_token\": \"" + bearer + "\", \"token_type\": \"bearer\", \"expires_in\": " + seconds + "}");
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
