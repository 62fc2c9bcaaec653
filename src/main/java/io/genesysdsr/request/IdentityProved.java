package io.genesysdsr.request;

import java.util.UUID;

/**
 * The facts of a request that waited suffice now. It is heard in the transaction that notes it.
 *
 * @param requestId of the request
 */
public record IdentityProved(UUID requestId) {}
