package io.genesysdsr.fulfilment.gdpr;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits that would ask without a pause, or look too early for what was sent, stop the start. */
class GdprSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT2H, PT1M, PT2M, PT10M, await-first",
        "PT1M, PT59S, PT1M, PT2M, PT10M, await-most",
        "PT1M, PT2H, PT-1S, PT2M, PT10M, settle",
        "PT1M, PT2H, PT1M, PT-1S, PT10M, clock-skew",
        "PT1M, PT2H, PT1M, PT2M, PT0S, confirm-first"
    })
    void aWaitThatCannotWorkIsNamed(
            Duration first, Duration most, Duration settle, Duration skew, Duration confirm, String key) {
        assertThatThrownBy(() -> new GdprSettings(first, most, settle, skew, confirm, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dsr.gdpr." + key);
    }
}
