package io.genesysdsr.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.KeysCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/** Fresh keys in a file, as an installation has them. */
record TestKeys(Path file, Keys keys) {

    static TestKeys in(Path folder) {
        Path file = folder.resolve("keys.json");
        assertThat(KeysCommand.run(new String[] {"keys", file.toString()})).isZero();
        return new TestKeys(file, Keys.from(file.toString()));
    }

    /** The bare evidence key, found in the file without any code of ours, as {@code docs/evidence.md} says. */
    byte[] rawEvidenceKey() throws IOException {
        JsonNode entry = JsonMapper.builder()
                .build()
                .readTree(file.toFile())
                .path("evidence")
                .path("key")
                .path(0);
        byte[] stored =
                Base64.getDecoder().decode(entry.path("keyData").path("value").asText());
        return Arrays.copyOfRange(stored, stored.length - 32, stored.length);
    }
}
