package io.genesysdsr.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.GenesysDsrApplication;
import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.sandbox.EmbeddedServices;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Runs the product's own main in a JVM and a folder of its own, each time with one thing missing. */
class StartUpTest {

    private static final String DATABASE = EmbeddedServices.shared().createDatabase();

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private record Ended(int exitCode, List<String> errors, String output) {}

    @BeforeEach
    void nothingIsMissing() throws IOException {
        Files.copy(Path.of("application.yaml"), folder.resolve("application.yaml"));
        FileSystemUtils.copyRecursively(Path.of("routes"), folder.resolve("routes"));
        Path keys = folder.resolve("keys.json");
        KeysCommand.run(new String[] {"keys", keys.toString()});
        environment.put("SPRING_DATASOURCE_URL", DATABASE);
        environment.put("DSR_KEYS_FILE", keys.toString());
        environment.put("DSR_EVIDENCE_BUCKET", "evidence");
        environment.put("DSR_EVIDENCE_REGION", "eu-central-1");
        environment.put("DSR_GENESYS_REGION", "eu-central-1");
        environment.put("DSR_GENESYS_CLIENT_ID", "client");
        environment.put("DSR_GENESYS_CLIENT_SECRET", "open-sesame");
    }

    @Test
    void withoutItsApplicationYamlItSaysWhereToStart() throws Exception {
        Files.delete(folder.resolve("application.yaml"));
        assertThat(sentence()).startsWith("application.yaml is missing in " + folder.toRealPath());
    }

    @Test
    void withoutItsRoutesItSaysWhichFolderIsMissing() throws Exception {
        FileSystemUtils.deleteRecursively(folder.resolve("routes"));
        assertThat(sentence()).startsWith("The routes are missing, because").contains("DSR_ROUTES");
    }

    @Test
    void withAnEmptyFolderOfRoutesItDoesNotRunWithNone() throws Exception {
        FileSystemUtils.deleteRecursively(folder.resolve("routes"));
        Files.createDirectory(folder.resolve("routes"));
        assertThat(sentence()).startsWith("There is no route").contains("DSR_ROUTES");
    }

    @Test
    void withoutADatabaseItNamesTheVariable() throws Exception {
        environment.remove("SPRING_DATASOURCE_URL");
        assertThat(sentence()).startsWith("The database is not named: set SPRING_DATASOURCE_URL");
    }

    @Test
    void whereTheDatabaseDoesNotAnswerItNamesTheVariableAndNeverTheLogin() throws Exception {
        environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/dsr?user=alice&password=hunter2");
        Ended ended = start();
        assertThat(ended.errors()).singleElement().asString().startsWith("The database does not answer");
        assertThat(ended.errors().get(0)).contains("SPRING_DATASOURCE_URL");
        assertThat(ended.errors() + ended.output()).doesNotContain("alice").doesNotContain("hunter2");
    }

    @Test
    void withoutASettingOfGenesysItNamesKeyAndVariable() throws Exception {
        environment.remove("DSR_GENESYS_CLIENT_SECRET");
        assertThat(sentence())
                .startsWith("dsr.genesys.client-secret is missing")
                .contains("DSR_GENESYS_CLIENT_SECRET");
    }

    @Test
    void withoutItsKeysItSaysHowToMakeThem() throws Exception {
        environment.remove("DSR_KEYS_FILE");
        assertThat(sentence()).contains("DSR_KEYS_FILE").contains("java -jar genesys-dsr.jar keys");
    }

    @Test
    void whereAnErasureWouldNeedOneFactorOnlyItDoesNotStart() throws Exception {
        environment.put("DSR_IDENTITY_NEEDS_ANY_ERASURE", "ONE_FACTOR");
        assertThat(sentence()).startsWith("dsr.identity.needs.any.ERASURE").contains("must be at least TWO_FACTORS");
    }

    @Test
    void whereARouteDoesNotBuildItNamesFileAndReasonButNoValueInIt() throws Exception {
        Path route = folder.resolve("routes/4-fulfil/gdpr/await.camel.yaml");
        Files.writeString(
                route,
                Files.readString(route)
                        .replace("        name: gdpr-await", "        name: gdpr-await\n        token: open-sesame"));
        Ended ended = start();
        assertThat(ended.errors())
                .containsExactly(
                        "routes/4-fulfil/gdpr/await.camel.yaml does not build: the component direct does not accept the option token.");
        assertThat(ended.output()).doesNotContain("open-sesame").doesNotContain("\tat ");
    }

    @Test
    void whereAPlannedPhaseHasNoRouteItNamesTheRouteAndItsFile() throws Exception {
        Files.delete(folder.resolve("routes/4-fulfil/gdpr/confirm.camel.yaml"));
        assertThat(sentence())
                .contains("there is no route gdpr-confirm")
                .contains("routes/4-fulfil/gdpr/confirm.camel.yaml");
    }

    @Test
    void whereAPlanDoesNotBeginWithSubmittingItNamesTheSystemAndTheOrder() throws Exception {
        environment.put("DSR_PLAN_ANY_ERASURE_0_SYSTEM", "gdpr");
        environment.put("DSR_PLAN_ANY_ERASURE_0_PHASES", "AWAIT,CONFIRM");
        assertThat(sentence()).startsWith("The phases of the system gdpr").contains("SUBMIT, AWAIT, COLLECT, CONFIRM");
    }

    @Test
    void theKeysCommandRunsWithoutStartingTheProduct() throws Exception {
        Files.delete(folder.resolve("application.yaml"));
        Ended ended = start("keys", "made.json");
        assertThat(ended.exitCode()).isZero();
        assertThat(folder.resolve("made.json")).exists();
        assertThat(ended.output()).doesNotContain("Spring");
    }

    /** Starts the product, which must fail, and returns the one sentence that it says. */
    private String sentence() throws Exception {
        Ended ended = start();
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.errors()).as(ended.output()).hasSize(1);
        assertThat(ended.output()).doesNotContain("\tat ");
        return ended.errors().get(0);
    }

    private Ended start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dserver.port=0",
                "-Dmanagement.server.port=0",
                "-cp",
                classPathOfTheProduct(),
                GenesysDsrApplication.class.getName()));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors.txt");
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile());
        // Where a machine sets these, every JVM says so on standard error.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process product = builder.start();
        try {
            assertThat(product.waitFor(120, TimeUnit.SECONDS))
                    .as("the product ends; it said %s", Files.readString(output))
                    .isTrue();
        } finally {
            product.destroyForcibly();
        }
        return new Ended(product.exitValue(), Files.readAllLines(errors), Files.readString(output));
    }

    private static String classPathOfTheProduct() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
