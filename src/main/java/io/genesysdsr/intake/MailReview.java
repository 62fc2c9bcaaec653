package io.genesysdsr.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that a person must read before it is a request, or one of the forms in it. Holds nothing personal.
 *
 * @param id under which it is decided
 * @param reference ours, which its sender was told and its row in {@code dsr_intake} bears
 * @param reason why a person is asked: a code, and what to mend by columns
 * @param since when the mail was received
 * @param deadline when an answer is due under the law that the form names, else under the one that gives the least time
 * @param answer what became of its acknowledgement
 */
public record MailReview(UUID id, String reference, String reason, Instant since, Instant deadline, Answer answer) {

    /** What became of the acknowledgement of a mail. */
    public enum Answer {
        /** None was proper, or none can be sent. */
        NONE,
        /** It will be sent. */
        DUE,
        /** The mail server took it. */
        SENT,
        /** The mail server did not take it for too long: somebody must write by hand. */
        GIVEN_UP
    }

    /** The code at the begin of the reason. */
    public String code() {
        return reason.split(":", 2)[0];
    }
}
