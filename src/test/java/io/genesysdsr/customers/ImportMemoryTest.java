package io.genesysdsr.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.GenesysDsrApplication;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However long the file is, the import needs no more memory. */
class ImportMemoryTest {

    private static final int ROWS = 100_000;
    /** In MB; the parts of the product that the command starts need most of it. */
    private static final int HEAP = 64;

    @Test
    void aLongFileIsImportedIntoASmallHeap(@TempDir Path folder) throws Exception {
        try (IndexRoom room = IndexRoom.open(folder)) {
            Path file = folder.resolve("long.csv");
            write(file);
            Path log = folder.resolve("import.log");
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + HEAP + "m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            GenesysDsrApplication.class.getName(),
                            "customers",
                            file.toString(),
                            "--spring.datasource.url=" + room.database(),
                            "--dsr.keys.file=" + folder.resolve("keys.json")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            } finally {
                process.destroyForcibly();
            }
            assertThat(Files.readString(log)).contains(ROWS / 2 + " consumers", ROWS + " identifiers");
        }
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter rows = Files.newBufferedWriter(file)) {
            rows.write(IndexRoom.HEADER);
            for (int i = 0; i < ROWS; i++) {
                rows.write("C-" + i / 2 + ",CONSUMER,EXTERNAL_ID,membership-" + i + "-of-a-length-that-names-have,,\n");
            }
        }
    }
}
