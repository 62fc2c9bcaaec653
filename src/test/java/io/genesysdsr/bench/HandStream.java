package io.genesysdsr.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A result of an export by hand, to compare the product with: {@code java.net.http}, {@code MessageDigest}, {@code
 * Cipher}, and the AWS SDK's multipart upload, whose parts are sent while the next one is filled. Two are on their way at
 * most, as in the product.
 */
public final class HandStream {

    private static final int PART = 8 << 20;
    private static final int CHUNK = 128 << 10;
    private static final int TAG = 16;
    private static final int MOST_ON_THEIR_WAY = 2;

    private final HandGenesys genesys;
    private final S3Client s3;
    private final String bucket;
    private final ExecutorService uploads = Executors.newFixedThreadPool(MOST_ON_THEIR_WAY);

    private HandStream(Settings settings) {
        this.genesys = new HandGenesys(settings.of("api"), settings.of("login"));
        this.s3 = HandEvidence.s3(settings.of("s3"));
        this.bucket = settings.of("bucket");
    }

    /** For each line, an address, exports what is held of it, keeps it, and says how long that took and what it was. */
    public static void main(String[] arguments) throws Exception {
        HandStream stream = new HandStream(Settings.in(arguments));
        System.out.println("by hand: ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String address = lines.readLine(); address != null; address = lines.readLine()) {
            System.out.println("by hand: " + stream.kept(URI.create(stream.export(address))));
        }
        System.exit(0);
    }

    /** The link to the result; how long it takes to get there is not measured. */
    private String export(String address) throws IOException, InterruptedException {
        JsonNode subjects = genesys.get("/api/v2/gdpr/subjects?searchType=EMAIL&searchValue="
                + URLEncoder.encode(address, StandardCharsets.UTF_8));
        String contact =
                subjects.path("entities").path(0).path("externalContactId").asText();
        String request = genesys.post(
                        "/api/v2/gdpr/requests",
                        Map.of("requestType", "GDPR_EXPORT", "subject", Map.of("externalContactId", contact)))
                .path("id")
                .asText();
        JsonNode now = genesys.get("/api/v2/gdpr/requests/" + request);
        while (!now.path("status").asText().equals("COMPLETED")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            now = genesys.get("/api/v2/gdpr/requests/" + request);
        }
        return now.path("resultsUrl").asText();
    }

    private String kept(URI link) throws IOException, InterruptedException, GeneralSecurityException {
        long began = System.nanoTime();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        Cipher cipher = cipher();
        Upload upload = new Upload("artifacts/" + UUID.randomUUID());
        long bytes = 0;
        upload.add(cipher.getIV(), cipher.getIV().length);
        byte[] chunk = new byte[CHUNK];
        byte[] encrypted = new byte[CHUNK + TAG];
        try (InputStream source = genesys.open(link)) {
            for (int n = source.read(chunk); n >= 0; n = source.read(chunk)) {
                sha256.update(chunk, 0, n);
                bytes += n;
                upload.add(encrypted, cipher.update(chunk, 0, n, encrypted));
            }
        }
        upload.add(encrypted, cipher.doFinal(encrypted, 0));
        upload.complete();
        return "%.6f %d %s"
                .formatted(
                        (System.nanoTime() - began) / 1e9, bytes, HexFormat.of().formatHex(sha256.digest()));
    }

    private static Cipher cipher() throws GeneralSecurityException {
        byte[] secret = new byte[32 + 12];
        new SecureRandom().nextBytes(secret);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(secret, 0, 32, "AES"),
                new GCMParameterSpec(8 * TAG, secret, 32, 12));
        return cipher;
    }

    /** A multipart upload. */
    private final class Upload {

        private final String key;
        private final String id;
        private final List<CompletedPart> parts = new ArrayList<>();
        private final Deque<Future<CompletedPart>> onTheirWay = new ArrayDeque<>();
        private final Deque<byte[]> buffers = new ArrayDeque<>();
        private byte[] part = new byte[PART];
        private int filled;
        private int number;

        Upload(String key) {
            this.key = key;
            this.id = s3.createMultipartUpload(to -> to.bucket(bucket).key(key)).uploadId();
        }

        void add(byte[] source, int length) throws IOException, InterruptedException {
            int from = 0;
            while (from < length) {
                int n = Math.min(length - from, PART - filled);
                System.arraycopy(source, from, part, filled, n);
                filled += n;
                from += n;
                if (filled == PART) {
                    send();
                    part = onTheirWay.size() > MOST_ON_THEIR_WAY ? oldest() : new byte[PART];
                }
            }
        }

        private void send() {
            number++;
            int mine = number;
            int length = filled;
            byte[] content = part;
            onTheirWay.add(uploads.submit(() -> CompletedPart.builder()
                    .partNumber(mine)
                    .eTag(s3.uploadPart(
                                    of -> of.bucket(bucket)
                                            .key(key)
                                            .uploadId(id)
                                            .partNumber(mine),
                                    RequestBody.fromContentProvider(
                                            () -> new java.io.ByteArrayInputStream(content, 0, length),
                                            length,
                                            "application/octet-stream"))
                            .eTag())
                    .build()));
            buffers.add(content);
            filled = 0;
        }

        private byte[] oldest() throws IOException, InterruptedException {
            try {
                parts.add(onTheirWay.remove().get());
                return buffers.remove();
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }

        void complete() throws IOException, InterruptedException {
            if (filled > 0) {
                send();
            }
            while (!onTheirWay.isEmpty()) {
                byte[] unused = oldest();
            }
            s3.completeMultipartUpload(
                    of -> of.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)));
        }
    }
}
