package io.genesysdsr.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter that was not sent.
 *
 * @param id of the letter
 * @param requestId of its request
 * @param kind what it says
 * @param waiting whether it will be tried again by itself
 * @param code why it was not sent, where that is known
 * @param attempts how often it was tried
 * @param since when it became due
 */
public record UnsentLetter(
        UUID id,
        UUID requestId,
        Letter.Kind kind,
        boolean waiting,
        @Nullable String code,
        int attempts,
        Instant since) {}
