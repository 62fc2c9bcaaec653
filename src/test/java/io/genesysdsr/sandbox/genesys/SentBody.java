package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is refused of any body that is sent, whatever it asks for. */
final class SentBody {
    private final int largest;

    /** @param largest bytes above which the answer is 413 */
    SentBody(int largest) {
        this.largest = largest;
    }

    /** The body as a JSON object. @throws ApiFailure 413, 415 or 400 where it is none */
    JsonNode object(Ask ask) {
        if (ask.body().length > largest) {
            throw new ApiFailure(ApiError.tooLarge(largest));
        }
        String type = ask.header("content-type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Answer.JSON)) {
            throw new ApiFailure(ApiError.unsupportedMediaType());
        }
        JsonNode body = ask.json();
        if (!body.isObject()) {
            throw new ApiFailure(malformed());
        }
        return body;
    }

    /** What is said of a body that is no JSON, or of a field that is of another type than the definition's. */
    static ApiError malformed() {
        return ApiError.badRequest("The request could not be understood by the server due to malformed syntax.");
    }

    static void onlyFields(JsonNode object, Set<String> known, String of) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new ApiFailure(ApiError.of(
                        400,
                        "invalid.property",
                        "Value [" + name + "] is not a valid property for object [" + of + "]"));
            }
        }
    }

    static <E extends Enum<E>> E oneOf(E[] allowed, JsonNode value, String field) {
        return Arrays.stream(allowed)
                .filter(each -> each.name().equals(value.asText()))
                .findFirst()
                .orElseThrow(() -> badValue(value.asText(), field, Arrays.toString(allowed)));
    }

    /** The same of names that are no enum's. */
    static String oneOf(List<String> allowed, JsonNode value, String field) {
        if (!value.isTextual() || !allowed.contains(value.asText())) {
            throw badValue(value.asText(), field, allowed.toString());
        }
        return value.asText();
    }

    private static ApiFailure badValue(String value, String field, String allowed) {
        return new ApiFailure(ApiError.of(
                400,
                "invalid.value",
                "Value [" + value + "] is not valid for field type [" + field + "]. Allowable values are: " + allowed));
    }
}
