package io.genesysdsr.genesys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
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
 * @param nothing the error codes by which Genesys says, with 404 or 409, that what was looked for is not there: an answer
 *     to this call, and no failure
 */
public record GenesysCall(
        Method method,
        String path,
        @Nullable String query,
        @Nullable String body,
        String family,
        Set<String> nothing) {

    /** The verbs that are used. */
    public enum Method {
        GET,
        POST
    }

    static GenesysCall get(String path, Map<String, String> query, String family) {
        return new GenesysCall(Method.GET, path, encode(query), null, family, Set.of());
    }

    static GenesysCall post(String path, Map<String, String> query, String body, String family) {
        return new GenesysCall(Method.POST, path, encode(query), body, family, Set.of());
    }

    /** The same call, for which these error codes mean that there is nothing. */
    GenesysCall orNothing(String... codes) {
        return new GenesysCall(method, path, query, body, family, Set.of(codes));
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
