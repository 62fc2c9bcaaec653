package io.genesysdsr.evidence;

import java.util.UUID;

/**
 * A file of evidence that lies in the store with its seal beside it.
 *
 * @param requestId the request that it is about
 * @param name its name
 * @param sha256Hex SHA-256 of its bytes, in lower-case hex digits
 * @param keyName name of the evidence key that sealed it
 */
public record KeptFile(UUID requestId, String name, String sha256Hex, String keyName) {}
