package io.genesysdsr.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void itMakesAFileThatOnlyItsOwnerReads() throws Exception {
        Path file = folder.resolve("keys.json");

        assertThat(run("keys", file.toString())).isZero();

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(file.toString(), "DSR_KEYS_FILE");
        assertThat(Keys.from(file.toString()).seal(new byte[1]).keyName()).startsWith("evidence-");
    }

    @Test
    void itNeverOverwritesAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("keys.json"), "precious");

        assertThat(run("keys", file.toString())).isEqualTo(1);

        assertThat(file).hasContent("precious");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("exists").hasLineCount(1);
    }

    @Test
    void itSaysThatTheFolderDoesNotExist() {
        assertThat(run("keys", folder.resolve("no/such/keys.json").toString())).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("folder does not exist");
    }

    @Test
    void itRotatesOneKeyAndLeavesTheOthers() throws Exception {
        Path file = folder.resolve("keys.json");
        run("keys", file.toString());
        JsonNode before = new ObjectMapper().readTree(file.toFile());

        assertThat(run("keys", "rotate", file.toString(), "evidence")).isZero();

        JsonNode after = new ObjectMapper().readTree(file.toFile());
        assertThat(after.at("/evidence/key")).hasSize(2).contains(before.at("/evidence/key/0"));
        assertThat(after.at("/evidence/primaryKeyId")).isNotEqualTo(before.at("/evidence/primaryKeyId"));
        assertThat(after.path("master")).isEqualTo(before.path("master"));
        assertThat(after.path("lookup")).isEqualTo(before.path("lookup"));
    }

    @Test
    void itKeepsWhoMayReadTheFileAndTheLinkToIt() throws Exception {
        Path file = folder.resolve("keys.json");
        run("keys", file.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);

        assertThat(run("keys", "rotate", link.toString())).isZero();

        assertThat(permissions(file)).isEqualTo("rw-r-----");
        assertThat(link).isSymbolicLink();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, link);
        }
    }

    @Test
    void itDoesNotRotateWhatIsNoKeyFile() throws Exception {
        Path file = Files.writeString(folder.resolve("keys.json"), "{}");

        assertThat(run("keys", "rotate", file.toString())).isEqualTo(1);
        assertThat(run("keys", "rotate", folder.resolve("missing").toString())).isEqualTo(1);

        assertThat(file).hasContent("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "keys rotate", "keys a b", "keys rotate f nothing", "keys rotate f master x"})
    void itExplainsItselfWhenItDoesNotUnderstand(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("keys <file>", "keys rotate <file>");
        assertThat(out.size()).isZero();
    }

    @Test
    void itNeverShowsAKey() throws Exception {
        Path file = folder.resolve("keys.json");
        run("keys", file.toString());
        run("keys", file.toString());
        run("keys", "rotate", file.toString());

        String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        List<String> secrets = new ObjectMapper().readTree(file.toFile()).findValuesAsText("value");
        assertThat(secrets).hasSize(6);
        assertThat(said).doesNotContain(secrets);
    }

    private int run(String... args) {
        return new KeysCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .execute(List.of(args));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
