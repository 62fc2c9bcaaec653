package io.genesysdsr.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.failure.TryLater;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenesysPaceTest {

    private final AtomicInteger members = new AtomicInteger(1);

    @ParameterizedTest
    @CsvSource({"300, 1, 30", "300, 2, 15", "300, 3, 10", "100, 1, 10", "100, 3, 3", "10, 3, 1", "6000, 3, 200"})
    void theShareIsAWholeNumberOfCallsInSixSecondsAndNeverNone(int perMinute, int live, int perPeriod) {
        members.set(live);
        assertThat(pace(perMinute, Map.of()).ceiling()).isEqualTo(perPeriod);
    }

    @Test
    void callsAreSpacedEvenlyRatherThanInBursts() {
        GenesysPace pace = pace(300, Map.of());
        assertThat(pace.millisUntilNext("a")).isZero();
        assertThat(pace.millisUntilNext("b")).isEqualTo(200L);
        assertThat(pace.millisUntilNext("a")).isEqualTo(400L);
    }

    @Test
    void aTighterFamilyWaitsLonger() {
        GenesysPace pace = pace(6000, Map.of("tight", 60));
        pace.millisUntilNext("tight");
        assertThat(pace.millisUntilNext("tight")).isEqualTo(1000L);
        assertThat(pace.ceilingOf("tight")).isEqualTo(6);
    }

    @Test
    void genesysOwnCountSlowsWhenOthersUseTheLimitUp() {
        GenesysPace pace = pace(6000, Map.of());
        pace.heed(290, 300, 11);
        pace.millisUntilNext("a");
        assertThat(pace.millisUntilNext("a")).isEqualTo(1000L);
    }

    @Test
    void genesysOwnCountDoesNotSlowWhoKeepsToTheLimit() {
        GenesysPace pace = pace(6000, Map.of());
        pace.heed(5980, 6000, 1);
        pace.millisUntilNext("a");
        assertThat(pace.millisUntilNext("a")).isEqualTo(10L);
    }

    @Test
    void aReplicaThatIsNoMemberDoesNotCall() {
        members.set(0);
        assertThatThrownBy(() -> pace(300, Map.of()).admit())
                .isInstanceOf(TryLater.class)
                .hasMessage("genesys-905");
    }

    private GenesysPace pace(int perMinute, Map<String, Integer> families) {
        return new GenesysPace(
                new GenesysSettings(
                        "eu-central-1",
                        null,
                        null,
                        "client",
                        "secret",
                        perMinute,
                        families,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        List.of()),
                members::get,
                () -> 0);
    }
}
