package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** A client of the REST intake that holds every call and answer against the OpenAPI document that the product serves. */
final class RestDesk {

    static final String REQUESTS = "/api/v1/requests";
    static final String INTERNAL = "/api/internal/rtbf/request";
    static final String DOCUMENT = "/api/v1/openapi.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final OpenApiInteractionValidator document;
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    RestDesk(int port) {
        this.base = "http://localhost:" + port;
        this.document = OpenApiInteractionValidator.createForInlineApiSpecification(
                        send(HttpRequest.newBuilder(URI.create(base + DOCUMENT)))
                                .body())
                .build();
    }

    /** What a call was answered. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + body, e);
            }
        }

        String id() {
            return json().path("id").asText();
        }

        @Nullable
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .map(e -> e.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }
    }

    Answer post(@Nullable String token, String path, String body, String... headers) {
        return call("POST", path, token, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
    }

    Answer submit(@Nullable String token, String body, String... headers) {
        return post(token, REQUESTS, body, headers);
    }

    Answer get(@Nullable String token, String id) {
        return call("GET", REQUESTS + "/" + id, token, null);
    }

    Answer delete(@Nullable String token, String id) {
        return call("DELETE", REQUESTS + "/" + id, token, null);
    }

    /** Each operation with the status it was answered with, such as {@code get /api/v1/requests/{id} 404}. */
    Set<String> seen() {
        return seen;
    }

    Answer call(String method, String path, @Nullable String token, byte @Nullable [] body, String... headers) {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (token != null) {
            call.header("Authorization", "Bearer " + token);
        }
        if (body != null && !List.of(headers).contains("Content-Type")) {
            call.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            call.headers(headers);
        }
        HttpResponse<String> response = send(call);
        Answer answer = new Answer(response.statusCode(), response.headers().map(), response.body());
        check(method, path, token, body, answer);
        return answer;
    }

    private void check(String method, String path, @Nullable String token, byte @Nullable [] body, Answer answer) {
        SimpleResponse.Builder said = SimpleResponse.Builder.status(answer.status())
                .withContentType(String.valueOf(answer.header("Content-Type")))
                .withBody(answer.body());
        ValidationReport report = document.validateResponse(path, Method.valueOf(method), said.build());
        assertThat(report.getMessages())
                .as("answer %s %s %s", method, path, answer)
                .isEmpty();
        if (answer.status() < 300) {
            SimpleRequest.Builder asked = new SimpleRequest.Builder(method, path);
            if (token != null) {
                asked.withHeader("Authorization", "Bearer " + token);
            }
            if (body != null) {
                asked.withContentType("application/json").withBody(body);
            }
            assertThat(document.validateRequest(asked.build()).getMessages())
                    .as("call %s %s", method, path)
                    .isEmpty();
        }
        String template = path.startsWith(REQUESTS + "/") ? REQUESTS + "/{id}" : path;
        seen.add(method.toLowerCase(java.util.Locale.ROOT) + " " + template + " " + answer.status());
    }

    static HttpResponse<String> send(HttpRequest.Builder call) {
        try {
            return HTTP.send(call.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
