package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private static final long SECOND = 1_000_000_000L;

    private final Sightings sightings = new Sightings("me", Duration.ofSeconds(5));

    @Test
    void aNewReplicaCallsNobodyUntilTheOthersHaveSeenIt() {
        see(0, Map.of("me", 1L));

        assertThat(sightings.live(at(4.9))).isZero();
        see(5, Map.of("me", 2L));
        assertThat(sightings.live(at(5.1))).isEqualTo(1);
    }

    @Test
    void aReplicaThatNeverCheckedInCallsNobody() {
        see(0, Map.of("other", 1L));
        see(5, Map.of("other", 2L));

        assertThat(sightings.live(at(6))).isZero();
    }

    @Test
    void aMemberCountsUntilItWasSilentForTwoIntervalsAndAHalfWhateverItsClockSays() {
        see(0, Map.of("me", 1L, "other", 999_999L));
        see(5, Map.of("me", 2L, "other", 3L));
        see(10, Map.of("me", 3L, "other", 3L));
        see(15, Map.of("me", 4L, "other", 3L));

        assertThat(sightings.live(at(17.4))).isEqualTo(2);
        assertThat(sightings.live(at(17.6))).isEqualTo(1);
    }

    @Test
    void aMemberWhoseRowIsRemovedCountsAsLongAsItMayStillCall() {
        see(0, Map.of("me", 1L, "other", 1L));
        see(5, Map.of("me", 2L));

        assertThat(sightings.live(at(6))).isEqualTo(2);
        see(13, Map.of("me", 3L));
        assertThat(sightings.live(at(13.1))).isEqualTo(1);
    }

    @Test
    void aReplicaWhoseOwnCheckInIsOverdueStopsBeforeTheOthersTakeItsShare() {
        see(0, Map.of("me", 1L));
        see(5, Map.of("me", 2L));

        assertThat(sightings.live(at(14.9))).isEqualTo(1);
        assertThat(sightings.live(at(15.1))).isZero();
        see(16, Map.of("me", 3L));
        assertThat(sightings.live(at(16.1))).isEqualTo(1);
    }

    private void see(double seconds, Map<String, Long> checkIns) {
        sightings.see(checkIns, at(seconds), at(seconds));
    }

    private static long at(double seconds) {
        return (long) (seconds * SECOND);
    }
}
