package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Genesys' own JavaScript SDK, unmodified, on a visit; it needs node and the package, which is not part of the build. */
final class Referee {
    private static final Path HOME = Path.of("src", "test", "referee");
    private static final Path SDK = HOME.resolve("node_modules").resolve("purecloud-platform-client-v2");
    private static final String INSTALL =
            "npm install --prefix src/test/referee --no-package-lock --no-audit --no-fund";

    private Referee() {}

    /** Why there is no visit, as a sentence for a test that is skipped; empty where there can be one. */
    static String whySkipped() throws InterruptedException {
        if (!hasNode()) {
            return "Skipped: Genesys' own SDK runs on node, which is not on the path of this machine.";
        }
        return Files.isDirectory(SDK) ? "" : "Skipped: Genesys' own SDK is not installed; install it with: " + INSTALL;
    }

    /** What every visit must know. */
    static ObjectNode at(GenesysDouble genesys) {
        return Json.object()
                .put("apiBase", genesys.apiBase())
                .put("loginBase", genesys.loginBase())
                .put("clientId", genesys.settings().clientId())
                .put("clientSecret", genesys.settings().clientSecret());
    }

    /** Runs a script and answers what it saw. */
    static JsonNode run(String script, ObjectNode wanted) throws IOException, InterruptedException {
        Path said = Files.createTempFile("referee", ".json");
        Path complained = Files.createTempFile("referee", ".txt");
        Process node = new ProcessBuilder("node", HOME.resolve(script).toString(), wanted.toString())
                .redirectOutput(said.toFile())
                .redirectError(complained.toFile())
                .start();
        try {
            assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).as(Files.readString(complained)).isZero();
            return Json.parse(Files.readString(said).getBytes(StandardCharsets.UTF_8));
        } finally {
            node.destroyForcibly();
            Files.delete(said);
            Files.delete(complained);
        }
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
