package io.genesysdsr.evidence;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.keys.RequestKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Keeps artifacts encrypted on S3, in constant memory whatever their size, and never half of one.
 *
 * <p>The S3 keys hold nothing personal; that is up to the caller. Safe for use by many threads.
 */
public final class ArtifactVault implements DisposableBean {

    private final ObjectStore store;
    private final ExecutorService uploads;

    ArtifactVault(S3Client s3, String bucket) {
        this.store = new ObjectStore(s3, bucket);
        AtomicInteger number = new AtomicInteger();
        // Unbounded, because each upload bounds itself by the memory it may hold.
        this.uploads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "vault-upload-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Stores an artifact as it streams in: counted, hashed, encrypted under the request's key, uploaded, and its size
     * on the server checked. An earlier object under this key stays until the new one is whole; what an earlier attempt
     * left unfinished under it is removed.
     *
     * @param s3Key where it goes; it opens under this key only
     * @param plaintext read to its end and closed in every case
     * @param expectedBytes how many bytes were announced, such as by {@code Content-Length}; -1 if unknown
     * @param key the request's key
     * @throws Failure if it was not stored; then nothing of it is left
     */
    public StoredArtifact store(String s3Key, InputStream plaintext, long expectedBytes, RequestKey key) {
        ObjectUpload upload = new ObjectUpload(store, s3Key, uploads);
        try {
            Passage passage = new Passage();
            try (plaintext) {
                passage.carry(plaintext, key.encrypting(upload, s3Key));
            } catch (IOException e) {
                throw Troubles.downloadBroke(e);
            }
            if (expectedBytes >= 0 && passage.bytes() != expectedBytes) {
                throw Troubles.lengthDiffers(expectedBytes, passage.bytes());
            }
            long storedBytes = upload.complete();
            return new StoredArtifact(passage.sha256Hex(), passage.bytes(), storedBytes, passage.wasEmptyArchive());
        } catch (RuntimeException | Error e) {
            abort(upload, e);
            throw e;
        }
    }

    /**
     * Opens an artifact. Reading fails with an {@link IOException} if it was changed, cut short, or belongs to another
     * request or key; what was read before is genuine.
     *
     * @throws Failure if there is no such object or it cannot be had now
     */
    public InputStream open(String s3Key, RequestKey key) throws IOException {
        return key.decrypting(new AbandonableObject(store.get(s3Key)), s3Key);
    }

    /**
     * Stores a file of evidence as it is, unencrypted, and checks its size on the server.
     *
     * @throws Failure if it was not stored
     */
    public void put(String s3Key, byte[] content, String contentType) {
        store.put(s3Key, content, content.length, contentType);
        store.requireSize(s3Key, content.length);
    }

    /** Whether there is an object under this key. */
    public boolean exists(String s3Key) {
        return store.size(s3Key) >= 0;
    }

    /** Deletes the object under this key, if there is one, and what an attempt to store it left unfinished. */
    public void delete(String s3Key) {
        store.abortUploads(s3Key);
        store.delete(s3Key);
    }

    @Override
    public void destroy() {
        uploads.shutdownNow();
    }

    private static void abort(ObjectUpload upload, Throwable because) {
        try {
            upload.abort();
        } catch (Failure left) {
            because.addSuppressed(left);
        }
    }
}
