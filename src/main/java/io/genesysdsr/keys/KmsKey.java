package io.genesysdsr.keys;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * A key that never leaves AWS KMS and that closes a key file, so that the file alone opens nothing.
 *
 * <p>Region and account come from the key's ARN, credentials from where the AWS SDK looks for them, and an address of
 * another KMS from {@code AWS_ENDPOINT_URL_KMS}. What is closed goes to KMS itself, which takes up to 4,096 bytes.
 */
final class KmsKey implements Aead, AutoCloseable {

    /** Binds what is closed to its purpose; it stands in the trail of KMS, and holds no secret. */
    private static final String CONTEXT = "genesys-dsr-keys";

    private final String arn;
    private final KmsClient kms;

    /**
     * The key with this ARN; nothing is called yet.
     *
     * @throws IllegalArgumentException if that is no ARN of a KMS key
     */
    KmsKey(String arn) {
        this.arn = arn;
        this.kms = KmsClient.builder()
                .region(region(arn))
                .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofSeconds(30)))
                .build();
    }

    /**
     * The region that the key lives in.
     *
     * @throws IllegalArgumentException if that is no ARN of a KMS key
     */
    static Region region(String arn) {
        Arn parsed = Arn.fromString(arn);
        if (!parsed.service().equals("kms") || parsed.region().isEmpty()) {
            throw new IllegalArgumentException("no ARN of a KMS key");
        }
        return Region.of(parsed.region().orElseThrow());
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] purpose) throws GeneralSecurityException {
        try {
            return kms.encrypt(r -> r.keyId(arn)
                            .plaintext(SdkBytes.fromByteArray(plaintext))
                            .encryptionContext(context(purpose)))
                    .ciphertextBlob()
                    .asByteArray();
        } catch (SdkException e) {
            throw refused(e);
        }
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] purpose) throws GeneralSecurityException {
        try {
            return kms.decrypt(r -> r.keyId(arn)
                            .ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                            .encryptionContext(context(purpose)))
                    .plaintext()
                    .asByteArray();
        } catch (SdkException e) {
            throw refused(e);
        }
    }

    @Override
    public void close() {
        kms.close();
    }

    private static Map<String, String> context(byte[] purpose) {
        return Map.of(CONTEXT, new String(purpose, StandardCharsets.UTF_8));
    }

    /** What KMS or the way to it says is said by its code alone, so that nothing of the call is quoted. */
    private static GeneralSecurityException refused(SdkException e) {
        String why = e instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? answer.awsErrorDetails().errorCode()
                : e.getClass().getSimpleName();
        return new KmsRefused(why);
    }

    /** KMS did not do it; the message is KMS' own code, or the kind of failure on the way there. */
    static final class KmsRefused extends GeneralSecurityException {
        KmsRefused(String code) {
            super(code);
        }
    }
}
