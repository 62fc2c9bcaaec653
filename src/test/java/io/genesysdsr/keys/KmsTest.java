package io.genesysdsr.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key file that a KMS closes, through the real client of the AWS SDK. */
class KmsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private KmsDouble kms;
    private Path file;

    @BeforeEach
    void aKms() throws Exception {
        kms = new KmsDouble();
        environment(
                Map.of("aws.endpointUrlKms", kms.address(), "aws.accessKeyId", "any", "aws.secretAccessKey", "any"));
        file = folder.resolve("keys.json");
    }

    @AfterEach
    void noKms() {
        kms.close();
        List.of("aws.endpointUrlKms", "aws.accessKeyId", "aws.secretAccessKey").forEach(System::clearProperty);
    }

    @Test
    void theFileAloneOpensNothingAndWithTheKmsItDoes() throws Exception {
        assertThat(run("keys", "--kms=" + KmsDouble.ARN, file.toString())).isZero();

        JsonNode json = JSON.readTree(file.toFile());
        assertThat(json.path("kms").asText()).isEqualTo(KmsDouble.ARN);
        assertThat(json.findValuesAsText("encryptedKeyset")).hasSize(3);
        assertThat(json.findValue("value")).as("a key in the open").isNull();
        UUID request = UUID.randomUUID();
        byte[] wrapped = Keys.from(file.toString()).newRequestKey(request).wrapped();
        assertThat(Keys.from(file.toString()).open(request, wrapped).wrapped()).isEqualTo(wrapped);
    }

    @Test
    void aRotatedFileStaysClosedAndOpensWhatTheEarlierKeyClosed() throws Exception {
        run("keys", "--kms=" + KmsDouble.ARN, file.toString());
        UUID request = UUID.randomUUID();
        byte[] wrapped = Keys.from(file.toString()).newRequestKey(request).wrapped();
        String before = Keys.from(file.toString()).evidenceKeyName();

        assertThat(run("keys", "rotate", file.toString())).isZero();

        assertThat(JSON.readTree(file.toFile()).findValuesAsText("encryptedKeyset"))
                .hasSize(3);
        Keys rotated = Keys.from(file.toString());
        assertThat(rotated.open(request, wrapped).wrapped()).isEqualTo(wrapped);
        assertThat(rotated.evidenceKeyName()).isNotEqualTo(before);
    }

    @Test
    void aKeysetInThePlaceOfAnotherDoesNotOpen() throws Exception {
        run("keys", "--kms=" + KmsDouble.ARN, file.toString());
        ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
        json.set("master", json.get("evidence"));
        JSON.writeValue(file.toFile(), json);

        assertThatThrownBy(() -> Keys.from(file.toString()))
                .isInstanceOf(KeysMissing.class)
                .hasMessageContaining("InvalidCiphertextException");
    }

    @Test
    void withoutTheRightToTheKeyNothingStartsAndOneSentenceSaysWhy() {
        run("keys", "--kms=" + KmsDouble.ARN, file.toString());
        kms.shut();

        assertThatThrownBy(() -> Keys.from(file.toString()))
                .isInstanceOf(KeysMissing.class)
                .hasMessageContaining("closed by a KMS that does not open it (AccessDeniedException)");
    }

    @Test
    void aKmsThatDoesNotCloseLeavesNoFile() {
        kms.shut();

        assertThat(run("keys", "--kms=" + KmsDouble.ARN, file.toString())).isEqualTo(1);

        assertThat(file).doesNotExist();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("AccessDeniedException", "nothing was written");
    }

    @Test
    void whatIsNoKeyOfAKmsIsSaid() throws Exception {
        assertThat(run("keys", "--kms=alias/mine", file.toString())).isEqualTo(1);
        assertThat(run("keys", "--kms=arn:aws:s3:::bucket", file.toString())).isEqualTo(1);

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(l -> l.contains("no ARN of a KMS key"));
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private int run(String... args) {
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new KeysCommand(both, both).execute(List.of(args));
    }

    private static void environment(Map<String, String> properties) {
        properties.forEach(System::setProperty);
    }
}
