package io.genesysdsr.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the hand-made sides say to Genesys: {@code java.net.http}, one token, nothing repeated. */
final class HandGenesys {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String api;
    private final String login;
    private volatile @Nullable String bearer;

    HandGenesys(String api, String login) {
        this.api = api;
        this.login = login;
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(api + path)));
    }

    private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("Authorization", token())
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(60));
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("status " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }

    String token() throws IOException, InterruptedException {
        String present = bearer;
        return present != null ? present : newToken();
    }

    private synchronized String newToken() throws IOException, InterruptedException {
        String present = bearer;
        if (present == null) {
            String form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                    .formatted(GenesysProcess.CLIENT_ID, GenesysProcess.CLIENT_SECRET);
            HttpRequest ask = HttpRequest.newBuilder(URI.create(login + "/oauth/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();
            String issued = http.send(ask, BodyHandlers.ofString()).body();
            present = "Bearer " + json.readTree(issued).path("access_token").asText();
            bearer = present;
        }
        return present;
    }

    /** Follows a result link to its stream: the token is for the API's own host alone. */
    InputStream open(URI link) throws IOException, InterruptedException {
        HttpRequest first =
                HttpRequest.newBuilder(link).header("Authorization", token()).build();
        HttpResponse<InputStream> answer = http.send(first, BodyHandlers.ofInputStream());
        if (answer.statusCode() / 100 == 3) {
            answer.body().close();
            URI storage = link.resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = http.send(HttpRequest.newBuilder(storage).build(), BodyHandlers.ofInputStream());
        }
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return answer.body();
    }
}
