package io.genesysdsr.evidence;

/**
 * What is known of an artifact after it was stored.
 *
 * @param sha256Hex SHA-256 (FIPS 180-4) of the bytes that came, before encryption, in lower-case hex digits
 * @param bytes how many bytes came
 * @param storedBytes size of the encrypted object, as the S3 server states it
 * @param empty whether it is an archive that certainly holds no data at all; false when in doubt
 */
public record StoredArtifact(String sha256Hex, long bytes, long storedBytes, boolean empty) {}
