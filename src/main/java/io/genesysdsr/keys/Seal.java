package io.genesysdsr.keys;

/**
 * Proof that bytes are as they were when they were sealed.
 *
 * @param keyName name of the evidence key, {@code evidence-<id in eight hex digits>}; the key file has it under
 *     {@code evidence} with this id as a decimal number
 * @param hmacBase64 HMAC-SHA256 (RFC 2104) over exactly the bytes, 32 bytes in Base64 with padding; no prefix, so
 *     that {@code openssl dgst -sha256 -mac HMAC} gives the same
 */
public record Seal(String keyName, String hmacBase64) {}
