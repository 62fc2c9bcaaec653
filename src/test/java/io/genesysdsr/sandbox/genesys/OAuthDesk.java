package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The login host: tokens by client credentials, as {@code client_secret_basic} or {@code client_secret_post}
 * (its authorization server metadata), with the errors of RFC 6749, section 5.2.
 */
final class OAuthDesk {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, ApiClient> clients;
    private final Tokens tokens;

    OAuthDesk(List<ApiClient> clients, Tokens tokens) {
        this.clients = clients.stream().collect(Collectors.toUnmodifiableMap(ApiClient::id, Function.identity()));
        this.tokens = tokens;
    }

    Answer token(Ask ask) {
        String type = ask.header("content-type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return refused(400, "invalid_request", "the body must be " + FORM);
        }
        Map<String, List<String>> form = QueryText.parse(new String(ask.body(), StandardCharsets.UTF_8));
        String grant = form.getOrDefault("grant_type", List.of("")).get(0);
        if (grant.isEmpty()) {
            return refused(400, "invalid_request", "grant_type is missing");
        }
        if (!grant.equals("client_credentials")) {
            return refused(400, "unsupported_grant_type", "only client_credentials is offered");
        }
        ApiClient client = client(ask.header("authorization"), form);
        return client == null
                ? refused(401, "invalid_client", "client authentication failed")
                        .withHeader("WWW-Authenticate", "Basic realm=\"oauth\"")
                : granted(tokens.issue(client));
    }

    private Answer granted(Token token) {
        ObjectNode body = Json.object()
                .put("access_token", token.value())
                .put("token_type", "bearer")
                .put("expires_in", tokens.life());
        return Answer.json(200, body).withHeader("Cache-Control", "no-store");
    }

    private static Answer refused(int status, String error, String description) {
        return Answer.json(
                status,
                Json.object()
                        .put("error", error)
                        .put("description", description)
                        .put("error_description", description));
    }

    private @Nullable ApiClient client(@Nullable String authorization, Map<String, List<String>> form) {
        String id = form.getOrDefault("client_id", List.of("")).get(0);
        String secret = form.getOrDefault("client_secret", List.of("")).get(0);
        if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            String pair = decoded(authorization.substring(6).trim());
            int colon = pair.indexOf(':');
            id = colon < 0 ? pair : pair.substring(0, colon);
            secret = colon < 0 ? "" : pair.substring(colon + 1);
        }
        ApiClient client = clients.get(id);
        return client != null && client.secret().equals(secret) ? client : null;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
