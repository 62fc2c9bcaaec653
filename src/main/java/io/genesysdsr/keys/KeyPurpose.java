package io.genesysdsr.keys;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key is for; each purpose has keys of its own, so that one can be rotated or handed out alone. */
enum KeyPurpose {
    /** Wraps the data key of each request. */
    MASTER,
    /** Seals evidence. */
    EVIDENCE,
    /** Hashes identifiers, so that they can be found without being stored. */
    LOOKUP;

    static {
        try {
            AeadConfig.register();
            MacConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The name in the key file and on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<KeyPurpose> of(String label) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.label().equals(label))
                .findFirst();
    }

    /** What a new key of this purpose looks like. */
    Parameters parameters() throws GeneralSecurityException {
        return switch (this) {
            case MASTER ->
                AesGcmParameters.builder()
                        .setKeySizeBytes(32)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.TINK)
                        .build();
            case EVIDENCE ->
                HmacParameters.builder()
                        .setKeySizeBytes(32)
                        .setTagSizeBytes(32)
                        .setHashType(HmacParameters.HashType.SHA256)
                        // Tink's own prefix would keep a stranger from verifying with openssl.
                        .setVariant(HmacParameters.Variant.NO_PREFIX)
                        .build();
            case LOOKUP ->
                HmacPrfParameters.builder()
                        .setKeySizeBytes(32)
                        .setHashType(HmacPrfParameters.HashType.SHA256)
                        .build();
        };
    }
}
