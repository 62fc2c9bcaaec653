package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.sandbox.GenesysDouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    @Test
    void aDoubleInAProcessOfItsOwnSaysWhereItIsAndEndsWithItsInput() throws Exception {
        Process child = start("--population=25", "--clientId=benchmark", "--callsPerMinute=0");
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            Map<String, String> bases = Arrays.stream(said.readLine().split(" ", -1))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            assertThat(bases).containsOnlyKeys("api", "login", "storage", "control");

            assertThat(token(bases.getOrDefault("login", "")).status()).isEqualTo(200);
            URI journal = URI.create(bases.get("control") + "/control/journal");
            assertThat(Customer.send(HttpRequest.newBuilder(journal))
                            .json()
                            .path("counts")
                            .toString())
                    .isEqualTo("{\"POST /oauth/token\":{\"200\":1}}");
            Customer.send(
                    HttpRequest.newBuilder(journal.resolve("/control/clear")).POST(BodyPublishers.noBody()));
            assertThat(Customer.send(HttpRequest.newBuilder(journal)).number("total"))
                    .isZero();

            child.getOutputStream().close();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void settingsComeFromPropertiesAndArgumentsAndNoOtherWords() {
        GenesysDoubleSettings defaults = GenesysDoubleSettings.defaults();
        Properties properties = new Properties();
        properties.setProperty("genesys-double.exportTakes", "PT0.25S");

        GenesysDoubleSettings read = SettingsFromWords.read(
                defaults,
                new String[] {"--limitScope=CLIENT", "--anotherClient=b:c", "--person=large@example.com:4294967296"},
                properties);

        assertThat(read.timing().exportTakes()).hasMillis(250);
        assertThat(read.limits().scope()).isEqualTo(LimitScope.CLIENT);
        assertThat(read.clients()).extracting(ApiClient::id).containsExactly("sandbox-client", "b");
        assertThat(read.crowd().others()).last().satisfies(person -> {
            assertThat(person.email()).isEqualTo("large@example.com");
            assertThat(person.holdings().exportBytes()).isEqualTo(4L << 30);
        });
        assertThatThrownBy(() -> SettingsFromWords.read(defaults, new String[] {"--speed=9"}, new Properties()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no setting speed");
    }

    private static Process start(String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                GenesysDouble.class.getName()));
        command.addAll(List.of(settings));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Customer.Got token(String loginBase) throws IOException, InterruptedException {
        return Customer.send(HttpRequest.newBuilder(URI.create(loginBase + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=benchmark&client_secret=sandbox-secret")));
    }
}
