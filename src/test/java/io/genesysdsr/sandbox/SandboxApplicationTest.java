package io.genesysdsr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.SpringBootApplication;

class SandboxApplicationTest {

    @TempDir
    Path folder;

    @Test
    void itIsTheOneMainOfTheTestTreeThatTestRunCanMean() {
        Stream<JavaClass> candidates = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("io.genesysdsr").stream()
                        .filter(c -> c.isAnnotatedWith(SpringBootApplication.class));
        assertThat(candidates.map(JavaClass::getName)).containsExactly(SandboxApplication.class.getName());
    }

    @Test
    void whatCannotStartEndsWithAnExitCodeAndLeavesNoServerBehind() throws Exception {
        Files.createSymbolicLink(
                folder.resolve("s3mock-exec.jar"),
                Path.of("target", "services", "s3mock-exec.jar").toAbsolutePath());
        Process sandbox = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Ddsr.sandbox.services=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxApplication.class.getName(),
                        "--dsr.routes=nowhere")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            assertThat(sandbox.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            sandbox.destroyForcibly();
        }
        assertThat(Files.readString(folder.resolve("log"))).contains("Starting genesys-dsr", "nowhere is no folder");
        assertThat(sandbox.exitValue()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(serversHere()).isEmpty());
    }

    private Stream<String> serversHere() {
        return ProcessHandle.allProcesses()
                .flatMap(p -> p.info().commandLine().stream())
                .filter(command -> command.contains(folder.toString()));
    }

    @Test
    void whatIsGivenGoesBeforeWhatTheSandboxSets() {
        SandboxArguments arguments = SandboxArguments.of("--dsr.sandbox.once=true", "--server.port=9999");
        assertThat(arguments.once()).isTrue();
        assertThat(arguments.servicesOnly()).isFalse();
        assertThat(arguments.over(Map.of("server.port", 8080))).containsExactly("--server.port=9999");
    }

    @Test
    void whatIsNoSettingIsNotPassedOver() {
        assertThatThrownBy(() -> SandboxArguments.of("once")).hasMessageContaining("once is no argument");
    }
}
