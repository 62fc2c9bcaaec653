package io.genesysdsr.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.sandbox.GenesysDouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The double in a process of its own, so that its cost is not ours. */
final class GenesysProcess implements AutoCloseable {

    static final String CLIENT_ID = "benchmark";
    static final String CLIENT_SECRET = "sandbox-secret";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Child child;
    private final Map<String, String> bases;

    private GenesysProcess(Child child, Map<String, String> bases) {
        this.child = child;
        this.bases = bases;
    }

    /**
     * What it was asked.
     *
     * @param api calls that a limit counts: all but those for tokens and stored results
     */
    record Calls(long api, long throttled, long effects) {

        Calls minus(Calls before) {
            return new Calls(api - before.api, throttled - before.throttled, effects - before.effects);
        }
    }

    static GenesysProcess start(List<String> settings) {
        Child child = Child.java(
                "genesys-double",
                List.of("-Xmx768m", "-XX:+UseSerialGC", "-Dgenesys-double.clientId=" + CLIENT_ID),
                GenesysDouble.class,
                settings);
        String said = child.awaitLine("api=", Duration.ofSeconds(60));
        return new GenesysProcess(
                child,
                Arrays.stream(said.split(" ", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    String api() {
        return base("api");
    }

    String login() {
        return base("login");
    }

    private String base(String name) {
        return Objects.requireNonNull(bases.get(name));
    }

    Calls calls() {
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create(base("control") + "/control/journal"))
                    .build();
            JsonNode journal =
                    json.readTree(http.send(ask, BodyHandlers.ofString()).body());
            long api = 0;
            for (var operations = journal.path("counts").fields(); operations.hasNext(); ) {
                var operation = operations.next();
                if (operation.getKey().contains(" /api/")) {
                    for (JsonNode count : operation.getValue()) {
                        api += count.asLong();
                    }
                }
            }
            return new Calls(
                    api,
                    journal.path("throttled").asLong(),
                    journal.path("effects").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
