package io.genesysdsr.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KeysConfigurationTest {

    private final ApplicationContextRunner start =
            new ApplicationContextRunner().withUserConfiguration(KeysConfiguration.class);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeKeys() throws Exception {
        file = folder.resolve("keys.json");
        KeyFile.generate(null).writeNew(file);
    }

    @Test
    void theProductDoesNotStartWithoutItsKeys() {
        start.run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(KeysMissing.class));
    }

    @Test
    void itStartsWithTheFileThatTheConfigurationNames() {
        start.withPropertyValues("dsr.keys.file=" + file)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Keys.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "missing.json", "\0"})
    void withoutAKeyFileOneSentenceSaysWhatToDo(String configured) {
        assertThatThrownBy(() -> Keys.from(configured))
                .isInstanceOf(KeysMissing.class)
                .hasMessageContaining("DSR_KEYS_FILE")
                .hasMessageContaining("java -jar genesys-dsr.jar keys <file>")
                .message()
                .hasLineCount(1);
        assertThatThrownBy(() -> Keys.from(null)).isInstanceOf(KeysMissing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no json", "[]", "{}", "{\"master\":{}}", "{\"master\":{\"primaryKeyId\":1,\"key\":[]}}"})
    void aFileThatIsNoKeyFileIsRefused(String content) throws Exception {
        Files.writeString(file, content);

        assertThatThrownBy(() -> Keys.from(file.toString()))
                .isInstanceOf(KeysMissing.class)
                .hasMessageContaining("DSR_KEYS_FILE")
                .hasNoCause();
    }

    @Test
    void keysInEachOthersPlaceAreRefused() throws Exception {
        String content = Files.readString(file);
        Files.writeString(file, content.replace("\"evidence\"", "\"x\"").replace("\"lookup\"", "\"evidence\""));

        assertThatThrownBy(() -> Keys.from(file.toString())).isInstanceOf(KeysMissing.class);
    }
}
