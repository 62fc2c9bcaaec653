package io.genesysdsr.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The product's keys: each request's data is encrypted under a key of its own, so that a request can be forgotten by
 * forgetting its key, evidence is sealed, and identifiers are found by a keyed hash.
 *
 * <p>Safe for use by many threads.
 */
public final class Keys {

    private final Aead master;
    private final PrfSet lookup;
    private final Map<String, Mac> evidence = new HashMap<>();
    private final String sealingKey;

    private Keys(KeyFile file) throws GeneralSecurityException {
        master = file.keyset(KeyPurpose.MASTER).getPrimitive(RegistryConfiguration.get(), Aead.class);
        lookup = file.keyset(KeyPurpose.LOOKUP).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        KeysetHandle seals = file.keyset(KeyPurpose.EVIDENCE);
        for (int i = 0; i < seals.size(); i++) {
            evidence.put(name(seals.getAt(i)), alone(seals.getAt(i)));
        }
        sealingKey = name(seals.getPrimary());
    }

    /**
     * The keys of a file made by {@link KeysCommand}.
     *
     * @param file its path; null or blank if none is configured
     * @throws KeysMissing if there is no such file or it cannot be used
     */
    public static Keys from(@Nullable String file) {
        if (file == null || file.isBlank()) {
            throw new KeysMissing("none are configured");
        }
        try {
            return new Keys(KeyFile.read(Path.of(file)));
        } catch (InvalidPathException e) {
            throw new KeysMissing("the configured path is no file name");
        } catch (GeneralSecurityException e) {
            throw new KeysMissing(file + " holds a key that cannot be used");
        }
    }

    /** Makes the data key of a new request; store {@link RequestKey#wrapped()} with the request. */
    public RequestKey newRequestKey(UUID requestId) {
        byte[] dataKey = Random.randBytes(RequestKey.BYTES);
        try {
            return new RequestKey(dataKey, master.encrypt(dataKey, boundTo(requestId)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The data key could not be wrapped", e);
        }
    }

    /**
     * Opens the data key of a request.
     *
     * @throws Undecryptable if the wrapped key is another request's, was changed, or its master key is not in the file
     */
    public RequestKey open(UUID requestId, byte[] wrapped) {
        try {
            return new RequestKey(master.decrypt(wrapped, boundTo(requestId)), wrapped);
        } catch (GeneralSecurityException e) {
            throw new Undecryptable(e);
        }
    }

    /**
     * The keyed hash under which a value is stored now: HMAC-SHA256 in Base64 for URLs, 43 characters.
     *
     * @param kind what the value is, such as {@code EMAIL}; equal values of different kinds have different hashes
     * @param normalisedValue the value in the one form in which it is always hashed
     */
    public String lookupHash(String kind, String normalisedValue) {
        return hash(Objects.requireNonNull(prfs().get(lookup.getPrimaryId())), kind, normalisedValue);
    }

    /** The hashes under all keys, the current one first: who looks for a value must find what an earlier key stored. */
    public List<String> lookupHashes(String kind, String normalisedValue) {
        List<String> hashes = new ArrayList<>();
        hashes.add(lookupHash(kind, normalisedValue));
        prfs().forEach((id, prf) -> {
            if (id != lookup.getPrimaryId()) {
                hashes.add(hash(prf, kind, normalisedValue));
            }
        });
        return List.copyOf(hashes);
    }

    /** Name of the current evidence key, for documents that say under which key they are sealed. */
    public String evidenceKeyName() {
        return sealingKey;
    }

    /** Seals bytes under the current evidence key. */
    public Seal seal(byte[] bytes) {
        try {
            byte[] hmac = Objects.requireNonNull(evidence.get(sealingKey)).computeMac(bytes);
            return new Seal(sealingKey, Base64.getEncoder().encodeToString(hmac));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The bytes could not be sealed", e);
        }
    }

    /** Whether the bytes are those that were sealed, by the key that the seal names; false too if we have no such key. */
    public boolean verify(byte[] bytes, Seal seal) {
        Mac key = evidence.get(seal.keyName());
        if (key == null) {
            return false;
        }
        try {
            key.verifyMac(Base64.getDecoder().decode(seal.hmacBase64()), bytes);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException notThisSeal) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Keys";
    }

    private Map<Integer, Prf> prfs() {
        try {
            return lookup.getPrfs();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The lookup keys cannot be used", e);
        }
    }

    private static String hash(Prf prf, String kind, String normalisedValue) {
        // The length in front makes it impossible that two pairs of kind and value are the same bytes.
        byte[] input = (kind.length() + ":" + kind + ":" + normalisedValue).getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(prf.compute(input, 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The value could not be hashed", e);
        }
    }

    private static byte[] boundTo(UUID requestId) {
        return ("request-key:" + requestId).getBytes(StandardCharsets.UTF_8);
    }

    private static String name(KeysetHandle.Entry key) {
        return "evidence-%08x".formatted(key.getId());
    }

    /** A seal names its key, so it is verified by that key and not by whichever of the set happens to fit. */
    private static Mac alone(KeysetHandle.Entry key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key.getKey())
                        .withFixedId(key.getId())
                        .makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Mac.class);
    }
}
