package io.genesysdsr.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenesysTokenTest {

    private final MovingClock clock = new MovingClock();
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
        clock.forward(Duration.ofMinutes(54));
        assertThat(token.need()).isEqualTo(GenesysToken.Need.NOTHING);
        clock.forward(Duration.ofMinutes(2));
        assertThat(token.need()).isEqualTo(GenesysToken.Need.RENEWAL);
        token.accept(answer("two", 3600), 200, null);
        assertThat(token.bearer()).isEqualTo("Bearer two");
    }

    @Test
    void aShortLifeIsHalvedRatherThanRenewedAtOnce() {
        issue("short", 300);
        assertThat(token.need()).isEqualTo(GenesysToken.Need.NOTHING);
        clock.forward(Duration.ofSeconds(151));
        assertThat(token.need()).isEqualTo(GenesysToken.Need.RENEWAL);
    }

    @Test
    void whileOneThreadRenewsTheOthersGoOnWithTheOldToken() {
        issue("old", 3600);
        clock.forward(Duration.ofMinutes(56));
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

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-05-04T03:02:01Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
