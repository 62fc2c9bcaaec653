package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A new system of record is one folder of YAML and one entry in the plan; a route that is missing can never read as done. */
class NewSystemTest {

    private static final String SUBMIT = """
            - route:
                id: crm-submit
                description: Notes at the customer database that somebody asked to be forgotten
                from:
                  uri: direct
                  parameters:
                    name: crm-submit
                  steps:
                    - removeHeaders:
                        pattern: "*"
                    - setBody:
                        expression:
                          simple:
                            expression: "${variable.task.identifier.value}"
                    - to:
                        id: tell-crm
                        uri: "http://127.0.0.1:%d/forget"
                        parameters:
                          httpMethod: POST
                    - bean:
                        id: told-crm
                        ref: outcomes
                        method: "done()"
            """;

    @TempDir
    private Path folder;

    private final Sandbox sandbox =
            Sandbox.onSharedServices(GenesysDoubleSettings.defaults().withCallsPerMinute(0));
    private final Desk desk =
            new Desk(JdbcClient.create(new DriverManagerDataSource(sandbox.database())), Duration.ofSeconds(90));

    @Test
    void aFolderOfYamlAndAnEntryInThePlanAreANewSystem() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer crm = customerDatabase(told);
        Path system = Files.createDirectories(copyOfRoutes().resolve("4-fulfil/crm"));
        Files.writeString(
                system.resolve("submit.camel.yaml"),
                SUBMIT.formatted(crm.getAddress().getPort()));
        String email = Journey.unique() + "@nowhere.example.org";
        try (ProductProcess product = ProductProcess.start(sandbox, "crm", plan("SUBMIT"))) {
            desk.awaitOpening();
            String reference = desk.drop("ERASURE", Desk.identifier("EMAIL", email));
            desk.awaitState(reference, "FULFILLED");
            assertThat(desk.story(reference)).anyMatch(e -> e.startsWith("TaskThwarted SUBMIT http-503"));
            assertThat(product.isAlive()).isTrue();
        } finally {
            crm.stop(0);
        }
        assertThat(told).containsExactly(email, email);
    }

    /** Is busy the first time, as databases are. */
    private static HttpServer customerDatabase(List<String> told) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/forget", call -> {
            told.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(told.size() == 1 ? 503 : 200, -1);
            call.close();
        });
        server.start();
        return server;
    }

    @Test
    void aPhaseWithoutItsRouteStopsTheStartWithOneSentence() throws IOException {
        copyOfRoutes();
        try (ProductProcess product = ProductProcess.start(sandbox, "no-route", plan("SUBMIT"))) {
            assertThat(product.awaitEnd(120)).isNotZero();
            assertThat(product.log()
                            .strip()
                            .lines()
                            .reduce((first, last) -> last)
                            .orElse(""))
                    .contains("crm-submit")
                    .contains("4-fulfil/crm/submit.camel.yaml");
        }
    }

    private Path copyOfRoutes() throws IOException {
        Path copy = folder.resolve("routes");
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = copy.resolve(Path.of("routes").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    private Map<String, Object> plan(String phase) {
        Map<String, Object> more = new HashMap<>();
        more.put("dsr.routes", folder.resolve("routes"));
        more.put("dsr.plan.any.ERASURE[0].system", "gdpr");
        more.put("dsr.plan.any.ERASURE[0].phases", "SUBMIT,AWAIT,CONFIRM");
        more.put("dsr.plan.any.ERASURE[1].system", "crm");
        more.put("dsr.plan.any.ERASURE[1].phases", phase);
        return more;
    }
}
