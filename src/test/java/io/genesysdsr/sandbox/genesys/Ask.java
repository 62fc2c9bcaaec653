package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the double: the call, without who is behind it beyond its token.
 *
 * @param variable the varying part of the path, empty where nothing varies
 * @param headers by name in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // two asks are never compared
public record Ask(
        Operation operation,
        String variable,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body,
        Admission admission) {

    /**
     * How far the call has come into the double.
     *
     * @param token whose call it is; null as long as nobody has looked, or where there is none that lives
     * @param fault what goes wrong with this call
     */
    public record Admission(@Nullable Token token, Fault fault) {}

    /** The first value of a query parameter, or null. */
    public @Nullable String query(String name) {
        return first(query.get(name));
    }

    /** All values of a list: the definition has each as a parameter of its own, Genesys' SDKs set commas. */
    List<String> list(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
    }

    /** The first value of a header, or null; the name in lower case. */
    public @Nullable String header(String name) {
        return first(headers.get(name));
    }

    /** The body as JSON; a missing node where it is empty or none. */
    public JsonNode json() {
        try {
            return body.length == 0 ? MissingNode.getInstance() : Json.parse(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    Token caller() {
        Token token = admission.token();
        if (token == null) {
            throw new IllegalStateException("only a call that is authenticated has a caller");
        }
        return token;
    }

    Ask admitted(Admission changed) {
        return new Ask(operation, variable, query, headers, body, changed);
    }

    private static @Nullable String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    @Override
    public String toString() {
        return "Ask[" + operation.name() + "]";
    }
}
