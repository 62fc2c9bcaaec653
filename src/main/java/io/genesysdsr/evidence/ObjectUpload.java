package io.genesysdsr.evidence;

import io.genesysdsr.failure.Failure;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One object on its way to S3: a single request if it fits one part, else parts that are sent while the next one is
 * filled. It appears whole after {@link #complete()}, or not at all.
 *
 * <p>It holds at most {@value #PARTS_IN_MEMORY} parts in memory, one of which is being filled while the others are on
 * their way, whatever the object's size. Used by one thread.
 */
final class ObjectUpload extends OutputStream {

    /** S3 takes 10,000 parts of at least 5 MiB, so objects up to 78 GiB fit. */
    static final int PART_BYTES = 8 << 20;

    private static final int PARTS_IN_MEMORY = 3;
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final ObjectStore store;
    private final String key;
    private final ExecutorService uploads;
    private final Future<?> leftOversGone;
    private final Deque<Future<CompletedPart>> inFlight = new ArrayDeque<>();
    private final Deque<byte[]> inFlightBuffers = new ArrayDeque<>();
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] part = new byte[256 << 10];
    private int filled;
    private long bytes;
    private @Nullable String uploadId;

    ObjectUpload(ObjectStore store, String key, ExecutorService uploads) {
        this.store = store;
        this.key = key;
        this.uploads = uploads;
        // Beside the first bytes, because for a small object this call is a third of the time; awaited before the
        // object
        // is sent, because some servers remove the object together with an upload.
        this.leftOversGone = uploads.submit(() -> store.abortUploads(key));
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == PART_BYTES) {
                sendPart();
                part = freeBuffer();
                filled = 0;
            }
            int n = Math.min(left, PART_BYTES - filled);
            growFor(filled + n);
            System.arraycopy(source, from, part, filled, n);
            filled += n;
            bytes += n;
            from += n;
            left -= n;
        }
    }

    /**
     * Makes the object appear and checks its size.
     *
     * @return the number of bytes that the server holds
     */
    long complete() {
        if (uploadId == null) {
            await(leftOversGone);
            store.put(key, part, filled, CONTENT_TYPE);
        } else {
            sendPart();
            while (!inFlight.isEmpty()) {
                awaitOldestPart();
            }
            store.completeUpload(key, uploadId, parts);
        }
        store.requireSize(key, bytes);
        return bytes;
    }

    /** Leaves nothing behind; parts that are still on their way are awaited, because S3 would keep them. */
    void abort() {
        boolean interrupted = Thread.interrupted();
        try {
            for (Future<?> sent : inFlight) {
                awaitAnyEnd(sent);
            }
            awaitAnyEnd(leftOversGone);
            if (uploadId != null) {
                store.abortUpload(key, uploadId);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void sendPart() {
        String id = uploadId;
        if (id == null) {
            await(leftOversGone);
            id = store.beginUpload(key, CONTENT_TYPE);
            uploadId = id;
        }
        String upload = id;
        int number = parts.size() + inFlight.size() + 1;
        byte[] content = part;
        int length = filled;
        inFlight.add(uploads.submit(() -> store.uploadPart(key, upload, number, content, length)));
        inFlightBuffers.add(content);
    }

    private byte[] freeBuffer() {
        return inFlight.size() == PARTS_IN_MEMORY ? awaitOldestPart() : new byte[PART_BYTES];
    }

    /** Waits for the part that was sent first and gives back its memory. */
    private byte[] awaitOldestPart() {
        parts.add(await(inFlight.element()));
        inFlight.remove();
        return inFlightBuffers.remove();
    }

    private void growFor(int needed) {
        if (needed > part.length) {
            part = Arrays.copyOf(part, Math.min(PART_BYTES, Math.max(needed, part.length * 4)));
        }
    }

    private static <T> T await(Future<T> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw Troubles.interrupted();
        }
    }

    /** Only that it ended matters: what went wrong first is already on its way to the caller. */
    private static void awaitAnyEnd(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException | CancellationException alsoAnEnd) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
