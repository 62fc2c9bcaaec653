package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** A plain client of the double for its own tests: it follows no redirect, retries nothing, and hides nothing. */
final class Customer {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** An answer with its body read. */
    record Got(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            try {
                return Json.parse(response.body());
            } catch (IOException e) {
                throw new IllegalStateException("no JSON", e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** A field of the JSON as text, empty where it is not there. */
        String text(String field) {
            return json().path(field).asText();
        }

        int number(String field) {
            return json().path(field).asInt();
        }

        String code() {
            return text("code");
        }
    }

    private final GenesysDouble genesys;
    private String token = "";

    Customer(GenesysDouble genesys) {
        this.genesys = genesys;
    }

    static Customer of(GenesysDouble genesys) throws IOException, InterruptedException {
        Customer customer = new Customer(genesys);
        customer.login(genesys.settings().clientId(), genesys.settings().clientSecret());
        return customer;
    }

    Got login(String id, String secret) throws IOException, InterruptedException {
        Got got = login(id, secret, "grant_type=client_credentials");
        token = got.json().path("access_token").asText();
        return got;
    }

    Got login(String id, String secret, String form) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(genesys.loginBase() + "/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Got subjects(TermType type, String value) throws IOException, InterruptedException {
        return get("/api/v2/gdpr/subjects?searchType=" + type + "&searchValue="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** The contact that has claimed an identifier. */
    Got identified(String type, String value) throws IOException, InterruptedException {
        return post(
                "/api/v2/externalcontacts/identifierlookup/contacts",
                Json.object().put("type", type).put("value", value).toString());
    }

    Got contacts(String keywords) throws IOException, InterruptedException {
        return get("/api/v2/externalcontacts/contacts?q=" + URLEncoder.encode(keywords, StandardCharsets.UTF_8));
    }

    Got contact(String idAndMore) throws IOException, InterruptedException {
        return get("/api/v2/externalcontacts/contacts/" + idAndMore);
    }

    Got lookup(String value) throws IOException, InterruptedException {
        return get("/api/v2/externalcontacts/reversewhitepageslookup?lookupVal="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** Users by criteria, each as {@code FIELD TYPE value}. */
    Got users(String... criteria) throws IOException, InterruptedException {
        ObjectNode body = Json.object();
        var query = body.putArray("query");
        for (String criterion : criteria) {
            String[] words = criterion.split(" ", 3);
            query.addObject()
                    .put("type", words[1])
                    .put("value", words[2])
                    .putArray("fields")
                    .add(words[0]);
        }
        return post("/api/v2/users/search", body.toString());
    }

    Got export(ObjectNode subject) throws IOException, InterruptedException {
        return submit(request("GDPR_EXPORT", subject));
    }

    Got erase(ObjectNode subject) throws IOException, InterruptedException {
        return post(
                "/api/v2/gdpr/requests?deleteConfirmed=true",
                request("GDPR_DELETE", subject).toString());
    }

    Got submit(JsonNode body) throws IOException, InterruptedException {
        return post("/api/v2/gdpr/requests", body.toString());
    }

    static ObjectNode request(String type, JsonNode subject) {
        ObjectNode body = Json.object().put("requestType", type);
        body.set("subject", subject);
        return body;
    }

    Got request(String id) throws IOException, InterruptedException {
        return get("/api/v2/gdpr/requests/" + id);
    }

    Got get(String pathOrUrl) throws IOException, InterruptedException {
        return send(api(pathOrUrl).GET());
    }

    Got post(String path, String body) throws IOException, InterruptedException {
        return send(api(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder api(String pathOrUrl) {
        String url = pathOrUrl.startsWith("http") ? pathOrUrl : genesys.apiBase() + pathOrUrl;
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }

    static Got send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return hurried(request, Duration.ofSeconds(10));
    }

    /** @throws java.net.http.HttpTimeoutException where no answer begins within that time */
    static Got hurried(HttpRequest.Builder request, Duration patience) throws IOException, InterruptedException {
        return new Got(HTTP.send(request.timeout(patience).build(), BodyHandlers.ofByteArray()));
    }

    /** How much comes before the connection breaks; the JDK's newer client drops what came just before. */
    static int bytesUntilTheEnd(String url) throws IOException {
        byte[] buffer = new byte[8192];
        int count = 0;
        try (InputStream body = URI.create(url).toURL().openStream()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                count += read;
            }
        }
        return count;
    }

    /** Closes the double, after a look at whether every answer it gave is as published. */
    static void leave(GenesysDouble genesys) {
        List<String> violations = genesys.journal().violations();
        genesys.close();
        assertThat(violations).noneMatch(violation -> violation.contains("answer: "));
    }

    static HttpResponse<InputStream> open(String url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofInputStream());
    }
}
