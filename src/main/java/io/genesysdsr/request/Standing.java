package io.genesysdsr.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands, as its sender is told. Its text shows the id alone, because a reference may be personal.
 *
 * @param reference the sender's
 * @param code why it stands there, else null
 * @param proofMissing what is still to be proved, beginning with its code; null where nothing is
 * @param deadlineAt when the answer is due by law
 * @param closedAt when it ended, else null
 * @param withdrawable whether its sender can still take it back
 * @param withdrawn whether its sender took it back
 */
public record Standing(
        UUID id,
        String reference,
        Regulation regulation,
        Right right,
        RequestState state,
        @Nullable String code,
        @Nullable String proofMissing,
        Instant receivedAt,
        Instant deadlineAt,
        @Nullable Instant closedAt,
        boolean withdrawable,
        boolean withdrawn) {

    @Override
    public String toString() {
        return "Standing[" + id + "]";
    }
}
