package io.genesysdsr.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

class ArtifactVaultFailureTest extends VaultFixture {

    @ParameterizedTest
    @CsvSource({"10, 10", "20000000, 20000000"})
    void aDownloadThatBreaksLeavesNothing(int comes, int announced) {
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(bytes(comes)), new Breaking());

        Failure failure = refused(() -> vault.store(s3Key, breaking, announced, key));

        assertThat(failure).isInstanceOf(TryLater.class).hasMessage("evidence-701");
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"9, 10", "11, 10", "0, 1", "20000000, 20000001"})
    void aDownloadOfAnotherLengthThanAnnouncedLeavesNothing(int comes, int announced) {
        Failure failure = refused(() -> vault.store(s3Key, new ByteArrayInputStream(bytes(comes)), announced, key));

        assertThat(failure).isInstanceOf(TryLater.class).hasMessage("evidence-705");
        assertThatNothingIsLeft();
    }

    @Test
    void anEarlierObjectStaysWholeUntilTheNewOneIs() throws Exception {
        vault.store(s3Key, stream("earlier"), -1, key);

        // Small, because this S3 server, unlike AWS and Ceph, removes the object when an upload in parts is aborted.
        refused(() -> vault.store(s3Key, stream("cut"), 4, key));
        assertThat(read(s3Key)).asString(StandardCharsets.UTF_8).isEqualTo("earlier");

        vault.store(s3Key, stream("later"), -1, key);
        assertThat(read(s3Key)).asString(StandardCharsets.UTF_8).isEqualTo("later");
    }

    @ParameterizedTest
    @CsvSource({"1", "20000000"})
    void whatAKilledAttemptLeftIsRemovedAndNothingElse(int size) {
        String neighbour = s3Key + "-neighbour";
        for (String left : List.of(s3Key, s3Key, neighbour)) {
            s3.createMultipartUpload(of -> of.bucket(bucket).key(left));
        }

        vault.store(s3Key, new ByteArrayInputStream(bytes(size)), size, key);

        List<MultipartUpload> uploads = uploads();
        uploads.forEach(upload -> s3.abortMultipartUpload(
                of -> of.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
        assertThat(uploads).extracting(MultipartUpload::key).containsExactly(neighbour);
    }

    @Test
    void whoeverComesLaterTakesOverFromOneThatHangs() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        InputStream hangs =
                new SequenceInputStream(new ByteArrayInputStream(bytes(20 * MIB)), new Hanging(hanging, taken));
        CompletableFuture<Failure> first =
                CompletableFuture.supplyAsync(() -> refused(() -> vault.store(s3Key, hangs, -1, key)));
        hanging.await();

        vault.store(s3Key, stream("the later one"), -1, key);
        taken.countDown();

        assertThat(first.join()).isInstanceOf(TryLater.class).hasMessage("evidence-703");
        assertThat(read(s3Key)).asString(StandardCharsets.UTF_8).isEqualTo("the later one");
        assertThat(uploads()).isEmpty();
    }

    @Test
    void anObjectOfAnotherSizeThanSentIsNotLeftStanding() {
        ObjectStore store = new ObjectStore(s3, bucket);
        vault.put(s3Key, new byte[10], "text/plain");

        assertThat(refused(() -> store.requireSize(s3Key, 11)))
                .isInstanceOf(TryLater.class)
                .hasMessage("evidence-706");
        assertThat(vault.exists(s3Key)).isFalse();
    }

    @Test
    void aServerThatSaysNoIsForAPersonAndOneThatIsAwayIsForLater() {
        S3Client away = EvidenceConfiguration.s3Client(
                new EvidenceSettings("http://127.0.0.1:1", bucket, "us-east-1", true, "a", "s"));

        assertThat(refused(() -> new ArtifactVault(s3, "no-such-bucket").store(s3Key, stream("x"), -1, key)))
                .isInstanceOf(NeedsPerson.class)
                .hasMessage("evidence-704");
        assertThat(refused(() -> new ArtifactVault(away, bucket).store(s3Key, stream("x"), -1, key)))
                .isInstanceOf(TryLater.class)
                .hasMessage("evidence-703");
    }

    private static Failure refused(Runnable store) {
        Failure failure = catchThrowableOfType(Failure.class, store::run);
        assertThat(failure).as("it was refused").isNotNull();
        return failure;
    }

    private void assertThatNothingIsLeft() {
        assertThat(vault.exists(s3Key)).isFalse();
        assertThat(uploads()).isEmpty();
    }

    /** A connection that is gone. */
    private static final class Breaking extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }

    /** A connection over which nothing comes until it is released, and then the end. */
    private static final class Hanging extends InputStream {
        private final CountDownLatch hanging;
        private final CountDownLatch released;

        Hanging(CountDownLatch hanging, CountDownLatch released) {
            this.hanging = hanging;
            this.released = released;
        }

        @Override
        public int read() throws IOException {
            hanging.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            return -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }
}
