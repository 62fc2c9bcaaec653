package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the double answers: a status, headers, and one of an error, bytes or a stretch of an archive.
 *
 * @param error rendered when it is sent, because its body carries the call's correlation id
 * @param stretch streamed when it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // two answers are never compared
public record Answer(
        int status,
        Map<String, String> headers,
        byte[] bytes,
        @Nullable ApiError error,
        @Nullable Stretch stretch) {
    static final String JSON = "application/json";

    public static Answer json(int status, JsonNode body) {
        return text(status, JSON, Json.bytes(body));
    }

    public static Answer error(ApiError error) {
        return new Answer(error.status(), Map.of("Content-Type", JSON), new byte[0], error, null);
    }

    public static Answer text(int status, String contentType, String body) {
        return text(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer text(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, null, null);
    }

    static Answer redirect(String location) {
        return new Answer(303, Map.of("Location", location), new byte[0], null, null);
    }

    static Answer stream(int status, Stretch stretch) {
        return new Answer(status, Map.of("Content-Type", "application/zip"), new byte[0], null, stretch);
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, bytes, error, stretch);
    }

    Answer withBytes(byte[] changed) {
        return new Answer(status, headers, changed, null, null);
    }

    /** The body as it is sent, where it is not streamed. */
    byte[] rendered(String correlationId) {
        return error == null ? bytes : error.body(correlationId);
    }

    long length(String correlationId) {
        return stretch == null ? rendered(correlationId).length : stretch.length();
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
