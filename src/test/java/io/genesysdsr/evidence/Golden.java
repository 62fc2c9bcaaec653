package io.genesysdsr.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds documents against the files that somebody looked at and found right. {@code -Dgolden.write=true} writes them
 * anew; look at the difference before committing it.
 */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/io/genesysdsr/evidence/golden");

    private Golden() {}

    static void check(String name, String document) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, document);
        }
        assertThat(document).as(name).isEqualTo(Files.readString(file));
    }
}
