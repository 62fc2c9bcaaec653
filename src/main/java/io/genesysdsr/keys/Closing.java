package io.genesysdsr.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * How the keysets of a key file are closed.
 *
 * @param kmsArn by this key of a KMS; null where they stand in the file as they are
 */
record Closing(@Nullable String kmsArn) {

    /**
     * By that key.
     *
     * @throws GeneralSecurityException if it is no ARN of a KMS key
     */
    static Closing by(@Nullable String kmsArn) throws GeneralSecurityException {
        try {
            if (kmsArn != null) {
                KmsKey.region(kmsArn);
            }
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("no ARN of a KMS key", e);
        }
        return new Closing(kmsArn);
    }

    /** A keyset as Tink's JSON, closed. */
    String close(KeysetHandle keyset, KeyPurpose purpose) throws GeneralSecurityException {
        if (kmsArn == null) {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        }
        try (KmsKey key = new KmsKey(kmsArn)) {
            return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                    keyset, key, boundTo(purpose), RegistryConfiguration.get());
        }
    }

    /** What {@link #close} closed, of the same purpose. */
    KeysetHandle open(String closed, KeyPurpose purpose) throws GeneralSecurityException {
        if (kmsArn == null) {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    closed, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        }
        try (KmsKey key = new KmsKey(kmsArn)) {
            return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                    closed, key, boundTo(purpose), RegistryConfiguration.get());
        }
    }

    /** Tink wants bytes that the closed keyset belongs to; KMS keeps them as its encryption context. */
    private static byte[] boundTo(KeyPurpose purpose) {
        return purpose.label().getBytes(StandardCharsets.UTF_8);
    }
}
