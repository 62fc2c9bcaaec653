package io.genesysdsr.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The key of one request; whoever forgets its wrapped form has forgotten all that was encrypted with it.
 *
 * <p>Each call names a context, such as {@code identifier.value} or an object's key on S3: what was encrypted in one
 * context does not open in another, so that stored values cannot be exchanged for each other. A context is no secret
 * and holds nothing personal. Safe for use by many threads.
 */
public final class RequestKey {

    static final int BYTES = 32;
    private static final int SEGMENT_BYTES = 1 << 20;

    private final byte[] wrapped;
    private final Aead values;
    private final StreamingAead streams;

    RequestKey(byte[] dataKey, byte[] wrapped) throws GeneralSecurityException {
        this.wrapped = wrapped.clone();
        this.values = new AesGcmJce(derive(dataKey, "values"));
        this.streams = new AesGcmHkdfStreaming(derive(dataKey, "streams"), "HmacSha256", BYTES, SEGMENT_BYTES, 0);
    }

    /** The data key, encrypted under the master key and bound to the request's id: what is stored. */
    public byte[] wrapped() {
        return wrapped.clone();
    }

    /** Encrypts with AES-256-GCM (NIST SP 800-38D); the answer is nonce (12 bytes), ciphertext and tag (16 bytes). */
    public byte[] encrypt(byte[] plain, String context) {
        try {
            return values.encrypt(plain, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The value could not be encrypted", e);
        }
    }

    /** Encrypts text as UTF-8, as {@link #encrypt(byte[], String)} does. */
    public byte[] encrypt(String plain, String context) {
        return encrypt(bytes(plain), context);
    }

    /**
     * Opens what {@link #encrypt(byte[], String)} closed.
     *
     * @throws Undecryptable if it belongs to another request or context, or was changed
     */
    public byte[] decrypt(byte[] encrypted, String context) {
        try {
            return values.decrypt(encrypted, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new Undecryptable(e);
        }
    }

    /** Opens what {@link #encrypt(String, String)} closed; fails as {@link #decrypt(byte[], String)} does. */
    public String decryptText(byte[] encrypted, String context) {
        return new String(decrypt(encrypted, context), StandardCharsets.UTF_8);
    }

    /**
     * Encrypts a stream of any length in segments of 1 MiB (Tink's AES256-GCM-HKDF-1MB). The end is written, and the
     * target closed, by {@code close()}; without it the result does not open.
     */
    public OutputStream encrypting(OutputStream target, String context) throws IOException {
        try {
            return streams.newEncryptingStream(target, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stream could not be encrypted", e);
        }
    }

    /**
     * Opens what {@link #encrypting} closed. Reading fails with an {@link IOException} at the first segment that
     * belongs to another request or context or was changed, and at the end if something is missing there; every byte
     * that was read before is genuine.
     */
    public InputStream decrypting(InputStream source, String context) throws IOException {
        try {
            return streams.newDecryptingStream(source, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stream could not be decrypted", e);
        }
    }

    @Override
    public String toString() {
        return "RequestKey";
    }

    /** One sub-key for each use (HKDF, RFC 5869), because one key must not serve two algorithms. */
    private static byte[] derive(byte[] dataKey, String use) throws GeneralSecurityException {
        return Hkdf.computeHkdf("HmacSha256", dataKey, new byte[0], bytes("genesys-dsr request " + use), BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
