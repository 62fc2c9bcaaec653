package io.genesysdsr.intake.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Reads the body of a call as one JSON object, strictly: what two readers could understand in two ways is refused. */
final class JsonBody {

    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** The body as text; a problem where it is too large, not JSON by its header, or no UTF-8. */
    static String read(HttpServletRequest call, long most) throws IOException {
        requireJson(call.getContentType());
        if (call.getContentLengthLong() > most) {
            throw Problem.tooLarge(most).raised();
        }
        byte[] body = call.getInputStream().readNBytes(Math.toIntExact(most + 1));
        if (body.length > most) {
            throw Problem.tooLarge(most).raised();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("The body is not UTF-8.").raised();
        }
    }

    /** The object in it; a problem where there is none, or something beside it. */
    static ObjectNode parse(String body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Its message quotes the body.
            throw Problem.malformed("The body must be one JSON object, at most " + DEEPEST
                            + " levels deep, with no field twice and nothing after it.")
                    .raised();
        }
        if (!(tree instanceof ObjectNode object)) {
            throw Problem.malformed("The body must be one JSON object.").raised();
        }
        if (!isText(object)) {
            throw Problem.malformed("The body holds characters that are no text: U+0000 or half of a pair.")
                    .raised();
        }
        return object;
    }

    private static void requireJson(@Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(contentType));
            boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            if (utf8 && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // As any other type.
        }
        throw Problem.notJson().raised();
    }

    /** Whether all of it can be stored: JSON can name characters that no text consists of. */
    private static boolean isText(JsonNode node) {
        if (node.isTextual() && !isText(node.textValue())) {
            return false;
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            if (!isText(names.next())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!isText(child)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
