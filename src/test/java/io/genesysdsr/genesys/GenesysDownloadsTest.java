package io.genesysdsr.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a result link may lead, and who gets to see the token on the way. */
class GenesysDownloadsTest {

    private static final String LINK = "https://api.mypurecloud.de/api/v2/downloads/1";

    private final GenesysDownloads downloads = new GenesysDownloads(
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
                    Duration.ofSeconds(1),
                    List.of("*.amazonaws.com")),
            new SimpleMeterRegistry());

    @Test
    void theApisOwnHostGetsTheTokenAndTheStorageDoesNot() {
        Download first = downloads.begin(LINK);
        assertThat(first.withToken()).isTrue();
        Download second = downloads.next(first, 303, "https://bucket.s3.eu-central-1.amazonaws.com/a?sig=b", null);
        assertThat(second.isOpening()).isTrue();
        assertThat(second.withToken()).isFalse();
        assertThat(downloads.next(second, 200, null, 42L)).satisfies(open -> {
            assertThat(open.state()).isEqualTo(Download.State.OPEN);
            assertThat(open.length()).isEqualTo(42);
        });
    }

    @Test
    void aRelativeLinkIsTheApisOwn() {
        Download download = downloads.begin("/api/v2/downloads/7");
        assertThat(download.uri()).isEqualTo(URI.create("https://api.mypurecloud.de/api/v2/downloads/7"));
        assertThat(download.withToken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.mypurecloud.de/api/v2/downloads/1",
                "https://api.mypurecloud.de.evil.example/x",
                "https://amazonaws.com/x",
                "https://evilamazonaws.com/x",
                "https://169.254.169.254/latest/meta-data",
                "https://user@api.mypurecloud.de:8443/x",
                "file:///etc/passwd",
                "jar:https://api.mypurecloud.de!/x",
                "https://[",
                "",
            })
    void aLinkToAnyOtherPlaceIsAPersonsToDecideAndNotQuoted(String link) {
        assertThatThrownBy(() -> downloads.next(downloads.begin(LINK), 302, link.isEmpty() ? null : link, null))
                .isInstanceOf(NeedsPerson.class)
                .hasNoCause()
                .message()
                .matches("genesys-92[12]");
    }

    @ParameterizedTest
    @CsvSource({"404", "410"})
    void whatIsNoMoreIsSaidToBeGone(int status) {
        assertThat(downloads.next(downloads.begin(LINK), status, null, null).state())
                .isEqualTo(Download.State.GONE);
    }

    @Test
    void aLinkThatLeadsInCirclesEnds() {
        Download[] at = {downloads.begin(LINK)};
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        at[0] = downloads.next(at[0], 302, LINK, null);
                    }
                })
                .isInstanceOf(NeedsPerson.class);
    }

    @Test
    void aStorageLinkThatRanOutIsTriedAnew() {
        Download storage = downloads.next(downloads.begin(LINK), 302, "https://b.s3.amazonaws.com/a", null);
        assertThatThrownBy(() -> downloads.next(storage, 403, null, null)).isInstanceOf(TryLater.class);
    }
}
