package io.genesysdsr.sandbox.genesys;

import java.time.Instant;
import java.util.List;

/**
 * One call as the journal keeps it: no value that was searched, sent or answered.
 *
 * @param operation method and path template, {@code GET /api/v2/gdpr/requests/{requestId}}
 * @param status what was answered; 0 where the connection was dropped instead
 * @param client the OAuth client's id, empty where no living token came with the call
 * @param correlationId as answered in {@code ININ-Correlation-Id}
 * @param violations what of the call is against the published definition
 */
public record Call(
        Instant at, String operation, int status, String client, String correlationId, List<String> violations) {}
