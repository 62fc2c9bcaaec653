package io.genesysdsr.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The evidence that lies on S3, copied to where a newcomer can open it. */
final class KeptEvidence {

    private final S3Client s3;
    private final String bucket;
    private final Path folder;

    KeptEvidence(S3Client s3, String bucket, Path folder) {
        this.s3 = s3;
        this.bucket = bucket;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Where the evidence of a request lies in the bucket. */
    static String prefix(UUID request) {
        return "evidence/" + request + "/";
    }

    List<String> keys(UUID request) {
        return s3.listObjectsV2(in -> in.bucket(bucket).prefix(prefix(request))).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    byte[] read(String key) {
        return s3.getObjectAsBytes(of -> of.bucket(bucket).key(key)).asByteArray();
    }

    /** Copies the evidence of a request into a folder named by its reference; nothing where there is none. */
    Optional<Path> copy(String reference, UUID request) {
        List<String> keys = keys(request);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        // A reference may be any text, but a name of a file may not.
        Path to = folder.resolve(reference.matches("[A-Za-z0-9][A-Za-z0-9-]{0,60}") ? reference : request.toString());
        try {
            Files.createDirectories(to);
            for (String key : keys) {
                Files.write(to.resolve(key.substring(prefix(request).length())), read(key));
            }
            return Optional.of(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
