package io.genesysdsr.pipeline;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/**
 * Whoever is at a product's management port.
 *
 * @param port the management port
 * @param name who logs in
 */
record Operator(String port, String name) {

    static Operator at(ApplicationContext product, String name) {
        return new Operator(String.valueOf(product.getEnvironment().getProperty("local.management.port")), name);
    }

    String candidates(UUID request) throws Exception {
        return send(to("candidates/" + request)).body();
    }

    int choose(UUID request, String numbers) throws Exception {
        return send(to("reviews/" + request)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"decision\": \"CHOOSE\", \"candidates\": \"" + numbers + "\"}")))
                .statusCode();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        String login = Base64.getEncoder().encodeToString((name + ":secret").getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(request.header("Authorization", "Basic " + login).build(), BodyHandlers.ofString());
    }
}
