package io.genesysdsr.evidence;

import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.sandbox.EmbeddedServices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** A vault on a bucket of its own on the shared S3 server, and a place in it for each test. */
abstract class VaultFixture {

    static final int MIB = 1 << 20;
    static final EmbeddedServices SERVICES = EmbeddedServices.shared();

    static String bucket;
    static S3Client s3;
    static ArtifactVault vault;
    static RequestKey key;

    final String s3Key = "artifacts/" + UUID.randomUUID();

    @BeforeAll
    static void openVault() throws IOException {
        bucket = SERVICES.newBucket();
        s3 = EvidenceConfiguration.s3Client(settings());
        vault = new ArtifactVault(s3, bucket);
        key = StoreGenerated.newRequestKey();
    }

    @AfterAll
    static void closeVault() {
        vault.destroy();
        s3.close();
    }

    static EvidenceSettings settings() {
        return new EvidenceSettings(SERVICES.s3Endpoint().toString(), bucket, "us-east-1", true, "any", "any");
    }

    static List<MultipartUpload> uploads() {
        return s3.listMultipartUploads(of -> of.bucket(bucket)).uploads();
    }

    static byte[] read(String s3Key) throws IOException {
        try (InputStream open = vault.open(s3Key, key)) {
            return open.readAllBytes();
        }
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(int size) {
        try (InputStream generated = new StoreGenerated.Generated(size)) {
            return generated.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
