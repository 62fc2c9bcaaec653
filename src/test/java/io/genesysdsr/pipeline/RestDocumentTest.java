package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI document says neither less nor more than what really answers. */
class RestDocumentTest extends RestJourney {

    @Test
    void everyAnswerThatIsDocumentedIsGivenAndNoOther() throws Exception {
        RestDesk desk = new RestDesk(port());
        desk.call("GET", RestDesk.DOCUMENT, null, null);
        everyAnswerToSubmissions(desk, RestDesk.REQUESTS);
        everyAnswerToSubmissions(desk, RestDesk.INTERNAL);
        everyAnswerAboutOneRequest(desk);
        assertThat(desk.seen()).containsExactlyInAnyOrderElementsOf(documented());
    }

    private static void everyAnswerToSubmissions(RestDesk desk, String path) {
        String token = newClient();
        String form = form(newReference(), "ACCESS", RestIntakeTest.email());
        desk.post(token, path, form);
        desk.post(token, path, form);
        desk.post(token, path, "{");
        desk.post(null, path, form);
        desk.post(sandbox().issuer().token("reader", "dsr.read"), path, form);
        desk.post(token, path, "x".repeat(70_000));
        desk.post(token, path, form, "Content-Type", "text/plain");
        desk.post(token, path, "{}");
        untilTooMany(() -> desk.post(token, path, "{}").status());
    }

    private static void everyAnswerAboutOneRequest(RestDesk desk) {
        String token = newClient();
        String id = desk.submit(token, form(newReference(), "ACCESS", RestIntakeTest.email()))
                .id();
        String stranger = sandbox().issuer().token("stranger");
        desk.get(token, id);
        desk.get(null, id);
        desk.get(stranger, id);
        desk.get(token, UUID.randomUUID().toString());
        desk.delete(token, id);
        desk.delete(null, id);
        desk.delete(stranger, id);
        desk.delete(token, UUID.randomUUID().toString());
        String ended = desk.submit(token, proved(form(newReference(), "ACCESS", RestIntakeTest.email())))
                .id();
        awaitStanding(sandbox().issuer().token("auditor", "dsr.read.all"), ended, "NO_DATA_HELD");
        desk.delete(token, ended);
        untilTooMany(() -> desk.get(token, id).status());
        desk.delete(token, id);
    }

    private static void untilTooMany(java.util.function.IntSupplier call) {
        int calls = 0;
        while (call.getAsInt() != 429) {
            assertThat(calls++).isLessThan(300);
        }
    }

    private static Set<String> documented() throws Exception {
        JsonNode paths = new ObjectMapper()
                .readTree(plain("GET", RestDesk.DOCUMENT).body())
                .path("paths");
        Set<String> all = new TreeSet<>();
        paths.fieldNames()
                .forEachRemaining(path -> paths.get(path).fieldNames().forEachRemaining(method -> paths.get(path)
                        .get(method)
                        .path("responses")
                        .fieldNames()
                        .forEachRemaining(status -> all.add(method + " " + path + " " + status))));
        return all;
    }

    /** Only what is meant to answer does, with or without a token. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/api",
                "/api/",
                "/api/v1",
                "/api/v2/requests",
                "/api/v1/requests",
                "/login",
                "/logout",
                "/actuator",
                "/actuator/health",
                "/h2-console",
                "/v3/api-docs",
                "/openapi/requests.yaml",
                "/templates/evidence/availability.html",
                "/messages.properties",
                "/application.yaml",
                "/db/migration/V1__ledger.sql"
            })
    void nothingElseAnswersOnTheMainPort(String path) {
        assertThat(plain("GET", path).statusCode()).isIn(401, 404);
        HttpRequest.Builder known = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Authorization", "Bearer " + newClient());
        assertThat(RestDesk.send(known).statusCode()).isIn(401, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "OPTIONS", "TRACE", "DELETE"})
    void otherVerbsDoNothing(String verb) {
        assertThat(plain(verb, RestDesk.REQUESTS).statusCode()).isIn(400, 401, 404, 405);
    }

    private static HttpResponse<String> plain(String verb, String path) {
        return RestDesk.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .method(verb, HttpRequest.BodyPublishers.noBody()));
    }
}
