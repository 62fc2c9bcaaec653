package io.genesysdsr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedServicesTest {

    /** The SQLSTATE; the sentence is in the language of the machine. */
    private static final String NO_CONNECTION = "08001";

    private final EmbeddedServices services = EmbeddedServices.shared();

    @Test
    void postgresKeepsWhatItHasCommitted() throws SQLException {
        assertThat(ask(services.postgresUrl(), "show fsync")).isEqualTo("on");
        assertThat(ask(services.postgresUrl(), "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(services.postgresUrl(), "show server_version")).startsWith("17.");
    }

    @Test
    void eachDatabaseIsEmptyAndApart() throws SQLException {
        String one = services.createDatabase();
        String other = services.createDatabase();

        ask(one, "create table only_here (id int); select 1");

        assertThat(ask(one, "select count(*) from pg_tables where tablename = 'only_here'"))
                .isEqualTo("1");
        assertThat(ask(other, "select count(*) from pg_tables where tablename = 'only_here'"))
                .isEqualTo("0");
    }

    @Test
    void aBucketTakesAnObjectAndGivesItBack() throws Exception {
        URI object = services.s3Endpoint().resolve("/" + services.newBucket() + "/some/object");

        HttpResponse<String> put =
                send(HttpRequest.newBuilder(object).PUT(HttpRequest.BodyPublishers.ofString("content")));
        HttpResponse<String> get = send(HttpRequest.newBuilder(object));

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(get.body()).isEqualTo("content");
    }

    @Test
    void nothingIsLeftWhenTheJvmIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndWait.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> children;
        String postgresUrl;
        try (BufferedReader output = jvm.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith("jdbc:")) {
                line = output.readLine();
            }
            assertThat(line).as("the services started").isNotNull();
            postgresUrl = line;
            children = jvm.toHandle().descendants().toList();
        } finally {
            jvm.destroyForcibly();
        }

        assertThat(children).as("the S3 server and the two watchdogs at least").hasSizeGreaterThanOrEqualTo(3);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(children).filteredOn(ProcessHandle::isAlive).isEmpty());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThatThrownBy(() -> ask(postgresUrl, "select 1"))
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo(NO_CONNECTION)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String ask(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            ResultSet result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }

    /** What the killed JVM runs: it says where its PostgreSQL is and then waits to be killed. */
    static final class StartAndWait {
        public static void main(String[] args) throws Exception {
            EmbeddedServices services = EmbeddedServices.start();
            System.out.println(services.postgresUrl());
            Thread.currentThread().join();
        }
    }
}
