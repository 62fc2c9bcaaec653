package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private static final byte[] BLOCK = "a block of some bytes that is repeated".getBytes(StandardCharsets.US_ASCII);
    private static final List<Run> LARGE = List.of(Run.of("{"), new Run(BLOCK, 3_000_001), Run.of("}"));

    @ParameterizedTest(name = "in 64 bits: {0}")
    @ValueSource(booleans = {false, true})
    void everyReaderOfZipFilesUnderstandsIt(boolean zip64, @TempDir Path folder) throws Exception {
        Archive archive = new Archive(
                List.of(new Archive.Entry("one.json", List.of(Run.of("{}"))), new Archive.Entry("large", LARGE)),
                zip64);
        byte[] bytes = bytes(archive, 0, archive.length());
        Path file = Files.write(folder.resolve("export.zip"), bytes);

        assertThat(archive.length()).isEqualTo(bytes.length);
        assertThat(ExportFiles.of(bytes)).hasSize(2).first().isEqualTo("{}");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] large = zip.getInputStream(zip.getEntry("large")).readAllBytes();
            assertThat(large).hasSize(3_000_003).startsWith('{', 'a').endsWith('}');
            CRC32 crc = new CRC32();
            crc.update(large);
            assertThat(zip.getEntry("large").getCrc()).isEqualTo(crc.getValue());
        }
    }

    @Test
    void anyPartOfItIsThatPartOfTheWhole() throws Exception {
        Archive archive = new Archive(List.of(new Archive.Entry("large", LARGE)));
        byte[] whole = bytes(archive, 0, archive.length());

        for (int from : new int[] {0, 1, 29, 36, 100_000, 3_000_040, whole.length - 22}) {
            int count = Math.min(1000, whole.length - from);
            assertThat(bytes(archive, from, count)).isEqualTo(Arrays.copyOfRange(whole, from, from + count));
        }
    }

    @Test
    void fiveGibibytesAreDescribedWithoutBeingMade() throws Exception {
        Run five = new Run(new byte[1 << 20], 5L << 30);
        Archive archive = new Archive(List.of(new Archive.Entry("zeros", List.of(five))));

        assertThat(archive.length()).isGreaterThan(5L << 30);
        assertThat(bytes(archive, archive.length() - 22, 4)).containsExactly('P', 'K', 5, 6);
        assertThat(bytes(archive, archive.length() - 98, 4)).containsExactly('P', 'K', 6, 6);
    }

    private static byte[] bytes(Archive archive, long from, long count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        archive.writeTo(bytes, from, count);
        return bytes.toByteArray();
    }
}
