package io.genesysdsr.genesys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would let a thread wait for ever, or a family rest for ever, stops the start. */
class GenesysSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT60S, 10, dsr.genesys.connect-timeout",
        "PT10S, PT0S, 10, dsr.genesys.read-timeout",
        "PT10S, PT-1S, 10, dsr.genesys.read-timeout",
        "PT10S, PT60S, 0, dsr.genesys.families.gdpr-subjects"
    })
    void noTimeAtAllIsNamed(Duration connect, Duration read, int calls, String key) {
        URI anywhere = URI.create("https://api.example");
        assertThatThrownBy(() -> new GenesysSettings(
                        null,
                        anywhere,
                        anywhere,
                        "client",
                        "secret",
                        300,
                        Map.of("gdpr-subjects", calls),
                        connect,
                        read,
                        Duration.ofMinutes(5),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }
}
