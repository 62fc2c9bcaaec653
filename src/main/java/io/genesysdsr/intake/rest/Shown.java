package io.genesysdsr.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as its client is shown it. Its text shows the id alone, because a reference may be personal.
 *
 * @param code why it stands there, explained in {@code docs/operating.md}
 * @param reason the same as the column {@code reason} of the intake table has it: with what is to be done, where that is known
 * @param dueAt when the answer is due by law
 * @param duplicate in the answer to a submission: whether it was received before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Shown(
        UUID id,
        String reference,
        Regulation regulation,
        Right subjectRight,
        RequestState state,
        @Nullable String code,
        @Nullable String reason,
        Instant receivedAt,
        Instant dueAt,
        @Nullable Instant closedAt,
        boolean withdrawable,
        @Nullable Boolean duplicate) {

    static Shown of(Standing s, @Nullable Boolean duplicate) {
        String reason = s.code() != null ? s.code() : s.proofMissing();
        return new Shown(
                s.id(),
                s.reference(),
                s.regulation(),
                s.right(),
                s.state(),
                reason == null ? null : reason.replaceFirst(":.*", ""),
                reason,
                s.receivedAt(),
                s.deadlineAt(),
                s.closedAt(),
                s.withdrawable(),
                duplicate);
    }

    @Override
    public String toString() {
        return "Shown[" + id + "]";
    }
}
