package io.genesysdsr.identity;

import io.genesysdsr.keys.Keys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes links and codes, and the keyed hashes under which alone they are kept. */
@Component
class Secrets {

    private static final int LINK_BYTES = 32;
    private static final int CODE_BOUND = 100_000_000;

    private final SecureRandom random = new SecureRandom();
    private final Keys keys;

    Secrets(Keys keys) {
        this.keys = keys;
    }

    /** 256 bits: nobody guesses it. */
    String link() {
        byte[] bytes = new byte[LINK_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Eight digits that somebody can type: safe by few tries alone. */
    String code() {
        return "%08d".formatted(random.nextInt(CODE_BOUND));
    }

    String hash(String handle) {
        return keys.lookupHash("CHALLENGE", handle);
    }

    /** Under every key: what was sent before a rotation can still come back. */
    List<String> hashes(String handle) {
        return keys.lookupHashes("CHALLENGE", handle);
    }

    /** Bound to its challenge, so that a code of one request is none of another. */
    String codeHash(UUID challenge, String code) {
        return keys.lookupHash("CHALLENGE_CODE", challenge + ":" + code);
    }

    /** Whether a code is the one whose hash is kept; takes as long whether it is or not. */
    boolean isCode(UUID challenge, String code, String kept) {
        boolean right = false;
        for (String hash : keys.lookupHashes("CHALLENGE_CODE", challenge + ":" + code)) {
            right |= MessageDigest.isEqual(
                    hash.getBytes(StandardCharsets.US_ASCII), kept.getBytes(StandardCharsets.US_ASCII));
        }
        return right;
    }
}
