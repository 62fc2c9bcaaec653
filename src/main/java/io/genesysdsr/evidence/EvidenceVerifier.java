package io.genesysdsr.evidence;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.Seal;
import java.io.IOException;
import java.util.Objects;

/** Tells whether a file of evidence is what was sealed; needs the key file, and neither database nor network. */
public final class EvidenceVerifier {

    /** What came out. */
    public enum Finding {
        /** Every byte is as it was when it was sealed under a key of ours. */
        GENUINE,
        /** The file is not the one that this seal is for: something was changed, cut off or exchanged. */
        CHANGED,
        /** File and seal fit each other, but the seal was not made by a key that we have. */
        NOT_SEALED_BY_US,
        /** The seal is no seal that we understand. */
        NO_SEAL
    }

    private final Keys keys;

    /** @param keys the keys among which the one that sealed must be */
    public EvidenceVerifier(Keys keys) {
        this.keys = keys;
    }

    /**
     * Verifies one file.
     *
     * @param name the file's name without folders, such as {@code audit.json}
     * @param content the file's bytes
     * @param seal the bytes of the file {@code <name>.hmac}
     */
    public Finding verify(String name, byte[] content, byte[] seal) {
        SealFile claimed;
        try {
            claimed = CanonicalJson.read(seal, SealFile.class);
        } catch (IOException e) {
            return Finding.NO_SEAL;
        }
        if (!isUnderstood(claimed)) {
            return Finding.NO_SEAL;
        }
        boolean same = name.equals(claimed.file())
                && content.length == claimed.bytes()
                && SealFile.sha256Hex(content).equals(claimed.sha256());
        if (!same) {
            return Finding.CHANGED;
        }
        return keys.verify(content, claimed.seal()) ? Finding.GENUINE : Finding.NOT_SEALED_BY_US;
    }

    /** The file may be anything, so nothing in it can be relied upon, not even that it has a key and a value. */
    private static boolean isUnderstood(SealFile claimed) {
        Seal seal = claimed == null ? null : claimed.seal();
        return claimed != null
                && SealFile.FORMAT.equals(claimed.format())
                && claimed.version() == SealFile.VERSION
                && SealFile.ALGORITHM.equals(claimed.algorithm())
                && seal != null
                && Objects.nonNull(seal.keyName())
                && Objects.nonNull(seal.hmacBase64());
    }
}
