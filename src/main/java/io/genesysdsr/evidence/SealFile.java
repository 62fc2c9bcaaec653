package io.genesysdsr.evidence;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.genesysdsr.keys.Seal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The seal of a file of evidence as it stands beside the file, {@code <name>.hmac}.
 *
 * @param format {@value #FORMAT}
 * @param version {@value #VERSION}
 * @param file name of the sealed file
 * @param bytes its size
 * @param sha256 SHA-256 of its bytes in lower-case hex digits, so that anybody can tell whether it changed
 * @param algorithm {@value #ALGORITHM}; informative, a verifier accepts no other
 * @param key name of the evidence key
 * @param value HMAC-SHA256 (RFC 2104) over exactly the bytes of the file, in Base64
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SealFile(
        String format,
        int version,
        String file,
        long bytes,
        String sha256,
        String algorithm,
        String key,
        String value) {

    static final String FORMAT = "genesys-dsr/seal";
    static final int VERSION = 1;
    static final String ALGORITHM = "HMAC-SHA256";

    static SealFile of(EvidenceFile file, Seal seal) {
        byte[] content = file.content();
        return new SealFile(
                FORMAT,
                VERSION,
                file.name(),
                content.length,
                sha256Hex(content),
                ALGORITHM,
                seal.keyName(),
                seal.hmacBase64());
    }

    Seal seal() {
        return new Seal(key, value);
    }

    static String sha256Hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
