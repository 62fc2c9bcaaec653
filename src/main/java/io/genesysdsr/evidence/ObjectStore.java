package io.genesysdsr.evidence;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The calls to one bucket, each failing as one of our own failures. */
final class ObjectStore {

    private final S3Client s3;
    private final String bucket;

    ObjectStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Writes an object at once, from memory that must not change meanwhile. */
    void put(String key, byte[] bytes, int length, String contentType) {
        call(() -> s3.putObject(
                to -> to.bucket(bucket).key(key).contentType(contentType), body(bytes, length, contentType)));
    }

    /** Makes sure that the server holds as many bytes as were sent, and removes the object if it does not. */
    void requireSize(String key, long sent) {
        long held = size(key);
        if (held != sent) {
            delete(key);
            throw Troubles.storedSizeDiffers(sent, held);
        }
    }

    /** The object's size in bytes; -1 if there is none. */
    long size(String key) {
        return call(() -> ifThere(() -> s3.headObject(of -> of.bucket(bucket).key(key)))
                .map(HeadObjectResponse::contentLength)
                .orElse(-1L));
    }

    ResponseInputStream<GetObjectResponse> get(String key) {
        return call(() -> s3.getObject(of -> of.bucket(bucket).key(key)));
    }

    void delete(String key) {
        call(() -> s3.deleteObject(of -> of.bucket(bucket).key(key)));
    }

    String beginUpload(String key, String contentType) {
        return call(
                () -> s3.createMultipartUpload(of -> of.bucket(bucket).key(key).contentType(contentType))
                        .uploadId());
    }

    /** Uploads one part from memory that must not change meanwhile. */
    CompletedPart uploadPart(String key, String uploadId, int number, byte[] bytes, int length) {
        String etag = call(() -> s3.uploadPart(
                        of -> of.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                        body(bytes, length, "application/octet-stream"))
                .eTag());
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    void completeUpload(String key, String uploadId, List<CompletedPart> parts) {
        call(() -> s3.completeMultipartUpload(
                of -> of.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(all -> all.parts(parts))));
    }

    void abortUpload(String key, String uploadId) {
        call(() -> ifThere(
                () -> s3.abortMultipartUpload(of -> of.bucket(bucket).key(key).uploadId(uploadId))));
    }

    /** Aborts what an attempt that was killed, or has lost its lease, left unfinished under exactly this key. */
    void abortUploads(String key) {
        List<String> left = call(
                () -> s3.listMultipartUploadsPaginator(of -> of.bucket(bucket).prefix(key)).uploads().stream()
                        .filter(upload -> upload.key().equals(key))
                        .map(MultipartUpload::uploadId)
                        .toList());
        left.forEach(uploadId -> abortUpload(key, uploadId));
    }

    /** Without a copy; a stream for each attempt, so that the client can send it again. */
    private static RequestBody body(byte[] bytes, int length, String contentType) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes, 0, length), length, contentType);
    }

    private static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw Troubles.of(e);
        }
    }
}
