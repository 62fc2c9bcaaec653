package io.genesysdsr.request;

import java.util.UUID;

/**
 * Proof was asked for: the product's own message left, or, where it can send none, the sender reads what is missing. It
 * happens once for a request that waits, and is heard in the transaction that notes it.
 *
 * @param requestId of the request
 */
public record ProofAsked(UUID requestId) {}
