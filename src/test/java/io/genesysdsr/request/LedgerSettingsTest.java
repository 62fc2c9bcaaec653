package io.genesysdsr.request;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would only go wrong at night, when something fails, is refused at the start. */
class LedgerSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT60S, PT15S, PT5S, PT60S, P3D, poll",
        "PT1S, PT0S, PT0S, PT5S, PT60S, P3D, lease",
        "PT1S, PT60S, PT0S, PT5S, PT60S, P3D, renew",
        "PT1S, PT60S, PT31S, PT5S, PT60S, P3D, renew",
        "PT1S, PT60S, PT15S, PT0S, PT60S, P3D, back-off-first",
        "PT1S, PT60S, PT15S, PT5S, PT4S, P3D, back-off-most",
        "PT1S, PT60S, PT15S, PT5S, PT60S, PT0S, patience"
    })
    void aTimeThatCannotWorkIsNamed(
            Duration poll,
            Duration lease,
            Duration renew,
            Duration first,
            Duration most,
            Duration patience,
            String key) {
        assertThatThrownBy(() -> new LedgerSettings(poll, lease, renew, first, most, 1, 1, 1, 1, patience))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dsr.ledger." + key);
    }

    @Test
    void theQueueBeforeTheThreadsTakesAllThatIsHeld() {
        assertThatThrownBy(() -> LedgerSettings.requireRoom("quick-in-hand", 10_001))
                .hasMessageContaining("dsr.ledger.quick-in-hand");
    }
}
