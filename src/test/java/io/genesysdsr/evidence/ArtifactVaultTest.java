package io.genesysdsr.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactVaultTest extends VaultFixture {

    /** What Tink adds: a header of 40 bytes and a tag of 16 for each begun segment of 1 MiB. */
    private static final int FITS_ONE_PART_EXACTLY = 8 * MIB - 40 - 8 * 16;

    private static final long HALF_A_GIBIBYTE = 1L << 29;

    @ParameterizedTest
    @CsvSource({
        "0, false",
        "1, false",
        "1048576, false",
        FITS_ONE_PART_EXACTLY - 1 + ", false",
        FITS_ONE_PART_EXACTLY + ", false",
        FITS_ONE_PART_EXACTLY + 1 + ", true",
        3 * 8 * MIB + 1 + ", true",
    })
    void whatWasStoredComesBackWhateverItsSize(int size, boolean inParts) throws Exception {
        byte[] plain = bytes(size);

        StoredArtifact stored = vault.store(s3Key, new ByteArrayInputStream(plain), size, key);

        assertThat(stored.bytes()).isEqualTo(size);
        assertThat(stored.sha256Hex()).isEqualTo(sha256(plain));
        assertThat(stored.storedBytes())
                .isEqualTo(s3.headObject(of -> of.bucket(bucket).key(s3Key)).contentLength());
        assertThat(s3.headObject(of -> of.bucket(bucket).key(s3Key)).eTag().contains("-"))
                .as("stored in parts")
                .isEqualTo(inParts);
        assertThat(read(s3Key)).isEqualTo(plain);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void onePartExactlyIsStoredInOneRequest() {
        StoredArtifact stored = vault.store(s3Key, new ByteArrayInputStream(bytes(FITS_ONE_PART_EXACTLY)), -1, key);

        assertThat(stored.storedBytes()).isEqualTo(ObjectUpload.PART_BYTES);
    }

    @Test
    void whatLiesOnTheServerIsEncrypted() {
        String plain = "someone@example.org".repeat(1000);
        vault.store(s3Key, stream(plain), -1, key);

        byte[] lying = s3.getObjectAsBytes(of -> of.bucket(bucket).key(s3Key)).asByteArray();

        assertThat(new String(lying, StandardCharsets.ISO_8859_1)).doesNotContain("someone");
    }

    @Test
    void anArtifactMovedToAnotherPlaceDoesNotOpen() {
        vault.store(s3Key, stream("content"), -1, key);
        s3.copyObject(of -> of.sourceBucket(bucket)
                .sourceKey(s3Key)
                .destinationBucket(bucket)
                .destinationKey(s3Key + "-moved"));

        assertThatThrownBy(() -> read(s3Key + "-moved")).isInstanceOf(IOException.class);
    }

    @Test
    void evidenceIsPutAsItIs() throws Exception {
        assertThat(vault.exists(s3Key)).isFalse();

        vault.put(s3Key, "{}".getBytes(StandardCharsets.UTF_8), "application/json");

        assertThat(vault.exists(s3Key)).isTrue();
        var object = s3.getObjectAsBytes(of -> of.bucket(bucket).key(s3Key));
        assertThat(object.asUtf8String()).isEqualTo("{}");
        assertThat(object.response().contentType()).isEqualTo("application/json");

        vault.delete(s3Key);
        vault.delete(s3Key);
        assertThat(vault.exists(s3Key)).isFalse();
    }

    @Test
    void itTellsAnEmptyArchive() {
        assertThat(vault.store(s3Key, new ByteArrayInputStream(Archives.zip("[]", "{}")), -1, key)
                        .empty())
                .isTrue();
        assertThat(vault.store(s3Key, new ByteArrayInputStream(Archives.zip("[1]")), -1, key)
                        .empty())
                .isFalse();
        assertThat(vault.store(s3Key, new ByteArrayInputStream(new byte[0]), -1, key)
                        .empty())
                .isFalse();
    }

    @Test
    void aReaderMayStopEarly() throws Exception {
        vault.store(s3Key, new ByteArrayInputStream(bytes(20 * MIB)), -1, key);

        for (int i = 0; i < 60; i++) {
            // More often than the client has connections, so that one that is not given back would be missed.
            try (InputStream open = vault.open(s3Key, key)) {
                assertThat(open.read()).isNotNegative();
            }
        }
    }

    @Test
    void halfAGibibytePassesThroughASmallHeap() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx80m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreGenerated.class.getName(),
                        SERVICES.s3Endpoint().toString(),
                        bucket,
                        s3Key,
                        Long.toString(HALF_A_GIBIBYTE))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jvm.waitFor()).as(said).isZero();

            assertThat(said)
                    .contains("bytes=" + HALF_A_GIBIBYTE)
                    .contains("sha256Hex=" + sha256OfGenerated(HALF_A_GIBIBYTE));
            assertThat(s3.headObject(of -> of.bucket(bucket).key(s3Key)).contentLength())
                    .isGreaterThan(HALF_A_GIBIBYTE);
        } finally {
            jvm.destroyForcibly();
            vault.delete(s3Key);
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String sha256OfGenerated(long size) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] chunk = new byte[MIB];
        try (InputStream generated = new StoreGenerated.Generated(size)) {
            for (int n = generated.read(chunk); n >= 0; n = generated.read(chunk)) {
                digest.update(chunk, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
