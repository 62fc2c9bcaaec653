package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.failure.TryLater;
import io.genesysdsr.genesys.Download;
import io.genesysdsr.genesys.GenesysDownloads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a result link to its bytes, hop by hop; the bean that judges each hop is the real one. */
class GenesysDownloadRoutesTest extends RouteStand {

    private static final String LINK = "https://api.example/results/1";
    private static final String STORE = "https://one.store.example/archive?signature=secret";

    private static final String HEARD = "ledger hears of the task: ";

    private final Deque<Map<String, Object>> answers = new ArrayDeque<>();
    private boolean cooling;

    @BeforeEach
    void linksWithoutAnybodyBehindThem() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("genesysDownloads", real(GenesysDownloads.class, genesysSettings(), new SimpleMeterRegistry()));
        bind("genesysToken", new Token());
        inPlaceOf("genesys-open", "get-bytes", e -> {
            calls.add("get " + new TreeMap<>(e.getMessage().getHeaders())
                    + e.getMessage().getBody(String.class));
            if (answers.isEmpty()) {
                throw new IOException("refused: " + e.getMessage().getHeader("CamelHttpUri"));
            }
            e.getMessage().getHeaders().putAll(answers.pop());
            e.getMessage().setHeader("Set-Cookie", "of theirs");
            e.getMessage().setBody("their bytes");
        });
        load(
                "support/on-error.camel.yaml",
                "doors/genesys-download.camel.yaml",
                "doors/genesys-fetch.camel.yaml",
                "doors/genesys-open.camel.yaml");
        standIn("direct:genesys-token", e -> calls.add("token"));
        standIn("direct:genesys-pace", e -> {
            calls.add("pace");
            if (cooling) {
                throw TryLater.withoutEffect("genesys-904", null);
            }
        });
    }

    @Test
    void theTokenGoesToTheApisOwnHostAloneAndNoHeaderFromHopToHop() {
        answer(303, "Location", STORE);
        answer(200, "Content-Length", 11L);
        Exchange out = download(LINK);
        assertThat(calls)
                .containsExactly(
                        "token",
                        "pace",
                        "get {Authorization=Bearer x, CamelHttpUri=" + LINK + "}",
                        "get {CamelHttpUri=" + STORE + "}");
        assertThat(state(out)).isEqualTo(Download.State.OPEN);
        assertThat(out.getVariable("download", Download.class).length()).isEqualTo(11);
        assertThat(out.getMessage().getBody()).isEqualTo("their bytes");
    }

    @Test
    void whatTheApiItselfSendsNeedsNoSecondHop() {
        answer(200, "Content-Type", "application/zip");
        Exchange out = download(LINK);
        assertThat(calls).hasSize(3);
        assertThat(state(out)).isEqualTo(Download.State.OPEN);
    }

    @Test
    void neitherTokenNorLinkNorAnyHeaderOfTheirsTravelsOn() {
        answer(303, "Location", STORE);
        answer(200, "Content-Type", "application/zip");
        assertThat(download(LINK).getMessage().getHeaders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "genesys-924, 401",
        "genesys-403, 403",
        "genesys-924, 429",
        "genesys-924, 503",
        "genesys-925, 418",
        "genesys-921, 302",
    })
    void anAnswerThatIsNeitherBytesNorALinkIsAFailure(String code, int status) {
        answer(status, "Content-Length", 0L);
        download(LINK);
        assertThat(calls).last().isEqualTo(HEARD + code);
    }

    @Test
    void aStorageLinkThatRanOutIsFetchedAnewLater() {
        answer(303, "Location", STORE);
        answer(403, "Content-Length", 0L);
        download(LINK);
        assertThat(calls).last().isEqualTo(HEARD + "genesys-923");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void whatIsNoMoreIsGoneAndNoFailure(int status) {
        answer(status, "Content-Length", 0L);
        Exchange out = download(LINK);
        assertThat(state(out)).isEqualTo(Download.State.GONE);
        assertThat(calls).noneMatch(call -> call.startsWith(HEARD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://one.store.example/a", "https://store.example/a", "https://evil.example/?store.example"})
    void aHostThatIsNotAllowedIsNeverAsked(String elsewhere) {
        download(elsewhere);
        assertThat(calls).containsExactly(HEARD + "genesys-922");

        answer(302, "Location", elsewhere);
        download(LINK);
        assertThat(calls).last().isEqualTo(HEARD + "genesys-922");
        assertThat(calls).filteredOn(call -> call.startsWith("get")).hasSize(1);
    }

    @Test
    void aCircleEnds() {
        for (int i = 0; i < 10; i++) {
            answer(302, "Location", LINK);
        }
        download(LINK);
        assertThat(calls).last().isEqualTo(HEARD + "genesys-921");
        assertThat(calls).filteredOn(call -> call.startsWith("get")).hasSize(4);
    }

    @Test
    void aBrokenConnectionComesAgainAndTheLinkIsNotQuoted() {
        Exchange out = download(LINK);
        assertThat(calls).last().isEqualTo(HEARD + "genesys-926");
        for (Throwable t = out.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class); t != null; t = t.getCause()) {
            assertThat(t.getMessage()).doesNotContain(LINK);
        }
    }

    @Test
    void whileGenesysRestsNothingIsFetched() {
        cooling = true;
        download(LINK);
        assertThat(calls).containsExactly("token", "pace", HEARD + "genesys-904");
    }

    private void answer(int status, String header, Object value) {
        answers.add(Map.of("CamelHttpResponseCode", status, header, value));
    }

    private Exchange download(String link) {
        return send("direct:genesys-download", e -> {
            e.setVariable("task", "the task");
            e.setVariable("result", new Result(link));
            e.getMessage().setHeader("Ours", "of the task");
            e.getMessage().setBody("of the task");
        });
    }

    private static Download.State state(Exchange out) {
        return out.getVariable("download", Download.class).state();
    }

    /** One archive. */
    public record Result(String link) {}

    /** What the routes ask of the token. */
    public static final class Token {
        public String bearer() {
            return "Bearer x";
        }
    }
}
