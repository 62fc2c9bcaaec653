package io.genesysdsr.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that needs a person.
 *
 * @param id of the task, or of the request where it waits as a whole
 * @param requestId of the request
 * @param reference the sender's, which may be personal
 * @param regulation decides what may be refused
 * @param right what is asked for
 * @param system whose task it is; null where the request waits as a whole
 * @param phase in which the task stopped; null where the request waits as a whole
 * @param code why a person is asked; {@code docs/operating.md} explains each
 * @param since when it stopped
 * @param deadline when the answer is due by law
 * @param decisions those that are possible
 */
public record Review(
        UUID id,
        UUID requestId,
        String reference,
        Regulation regulation,
        Right right,
        @Nullable String system,
        @Nullable Phase phase,
        @Nullable String code,
        @Nullable Instant since,
        Instant deadline,
        List<Decision> decisions) {}
