package io.genesysdsr.genesys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call to the Platform API, before it is made. Its query and body may be personal, so its text shows neither.
 *
 * @param method GET or POST
 * @param path from the root of the API host; made of fixed parts and ids
 * @param query percent-encoded, or null; Genesys wants search values in it, so it is never printed
 * @param body JSON, or null
 * @param family which limit of Genesys it counts for, beside the token's
 */
public record GenesysCall(
        Method method,
        String path,
        @Nullable String query,
        @Nullable String body,
        String family) {

    /** The verbs that are used. */
    public enum Method {
        GET,
        POST
    }

    static GenesysCall get(String path, Map<String, String> query, String family) {
        return new GenesysCall(Method.GET, path, encode(query), null, family);
    }

    static GenesysCall post(String path, Map<String, String> query, String body, String family) {
        return new GenesysCall(Method.POST, path, encode(query), body, family);
    }

    private static @Nullable String encode(Map<String, String> query) {
        return query.isEmpty()
                ? null
                : query.entrySet().stream()
                        .map(e -> e.getKey() + "="
                                + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                        .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return "GenesysCall[" + method + " " + family + "]";
    }
}
