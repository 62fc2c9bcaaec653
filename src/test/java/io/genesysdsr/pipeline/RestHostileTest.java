package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.pipeline.RestDesk.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are meant to break something are refused as the client's fault, and leave nothing. */
class RestHostileTest extends RestJourney {

    private static final String SECRET = "Trillian";

    static Stream<Arguments> bodies() {
        String valid = form("HOSTILE", "ACCESS", "a@nowhere.example.org");
        String open = valid.substring(0, valid.length() - 1);
        return Stream.of(
                Arguments.of("nothing", utf8(""), 400),
                Arguments.of("no JSON", utf8("{" + SECRET), 400),
                Arguments.of("an array", utf8("[" + valid + "]"), 400),
                Arguments.of("two objects", utf8(valid + valid), 400),
                Arguments.of("a field twice", utf8(open + ", \"reference\": \"" + SECRET + "\"}"), 400),
                Arguments.of("an unknown field", utf8(open + ", \"" + SECRET + "\": 1}"), 400),
                Arguments.of("both forms", utf8(open + ", \"requestId\": \"x\"}"), 400),
                Arguments.of("deep", utf8(open + ", \"proof\": " + "[".repeat(5000) + "]".repeat(5000) + "}"), 400),
                Arguments.of("a long number", utf8(open + ", \"country\": " + "9".repeat(5000) + "}"), 400),
                Arguments.of("U+0000", utf8(open + ", \"subjectName\": \"a\\u0000b\"}"), 400),
                Arguments.of("half a pair", utf8(open + ", \"subjectName\": \"a\\ud800\"}"), 400),
                Arguments.of(
                        "Windows-1252",
                        (open + ", \"subjectName\": \"\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1),
                        400),
                Arguments.of(
                        "an overlong form of /",
                        new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
                        400),
                Arguments.of("UTF-16", valid.getBytes(StandardCharsets.UTF_16), 400),
                Arguments.of("numbers for texts", utf8("{\"reference\": 7, \"country\": {}}"), 422),
                Arguments.of("a header in a name", utf8(open + ", \"subjectName\": \"a\\r\\nBcc: b\"}"), 422),
                Arguments.of("identifiers of odd shapes", utf8("""
                        {"reference": "HOSTILE", "regulation": "GDPR", "subjectRight": "ACCESS",
                         "identifiers": [null, 1, [], {"kind": {}, "value": []}, "x"]}"""), 422),
                Arguments.of(
                        "a far year",
                        utf8(open + ", \"receivedAt\": \"+999999999-12-31T23:59:59Z\", \"country\": \"?\"}"),
                        422),
                Arguments.of("too much", utf8(open + ", \"subjectName\": \"" + "x".repeat(70_000) + "\"}"), 413));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aHostileBodyIsTheClientsFault(String name, byte[] body, int status) {
        Answer answer = rest().call("POST", RestDesk.REQUESTS, newClient(), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(RestIntakeTest.rows("HOSTILE")).isZero();
    }

    /** Without a length, so that it must be read to know how much it is; the answer comes long before its end. */
    @Test
    void aLineOf100MegabytesIsNotReadToItsEnd() throws Exception {
        AtomicLong sent = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return sent.getAndIncrement() < 100_000_000 ? 'x' : -1;
            }
        };
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + RestDesk.REQUESTS))
                .header("Authorization", "Bearer " + newClient())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> endless))
                .build();
        int status;
        try {
            status = HttpClient.newHttpClient()
                    .send(call, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException closed) {
            // The server answered and hung up while the client was still sending.
            status = 413;
        }
        assertThat(status).isEqualTo(413);
        assertThat(sent.get()).isLessThan(50_000_000);
        assertThat(rest().submit(newClient(), form(newReference(), "ACCESS", "a@nowhere.example.org"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aPackedBodyIsNotUnpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(utf8(form("HOSTILE", "ACCESS", "a@nowhere.example.org")));
        }
        Answer answer = rest().call(
                        "POST",
                        RestDesk.REQUESTS,
                        newClient(),
                        packed.toByteArray(),
                        "Content-Type",
                        "application/json",
                        "Content-Encoding",
                        "gzip");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(RestIntakeTest.rows("HOSTILE")).isZero();
    }

    @Test
    void lineEndsOfEveryKindBetweenFieldsAreSpace() {
        String mixed = form(newReference(), "ACCESS", "a@nowhere.example.org")
                .replace(", ", ",\r\n")
                .replace(": ", ":\r\n\n\r");
        assertThat(rest().submit(newClient(), mixed).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json;charset=utf-16",
                "*/*",
                "x",
                "application/json/y"
            })
    void anotherContentTypeIsRefused(String type) {
        Answer answer = rest().submit(newClient(), form("HOSTILE", "ACCESS", "a@b.example.org"), "Content-Type", type);
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void anIdempotencyKeyThatIsNoneIsRefused() {
        String form = form("HOSTILE", "ACCESS", "a@b.example.org");
        assertThat(rest().submit(newClient(), form, "Idempotency-Key", "with space")
                        .status())
                .isEqualTo(400);
        assertThat(rest().submit(newClient(), form, "Idempotency-Key", "x".repeat(201))
                        .status())
                .isEqualTo(400);
        assertThat(rest().submit(newClient(), form, "Idempotency-Key", "a", "Idempotency-Key", "b")
                        .status())
                .isEqualTo(400);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
