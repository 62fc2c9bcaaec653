package io.genesysdsr.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a mail: an acknowledgement of the requests that it brought, or of the mail alone where it brought none yet.
 * Personal data: its text shows the id alone.
 *
 * @param id ours; the message id is made of it, so that a repeat is recognised
 * @param to the address that the mail said it is from
 * @param inReplyTo the mail's own message id, or null
 * @param language BCP 47, or null where nobody knows
 * @param receivedAt when the mail was received
 * @param named what it brought, under our references
 */
public record Reply(
        UUID id,
        String to,
        @Nullable String inReplyTo,
        @Nullable String language,
        Instant receivedAt,
        List<Named> named) {

    /**
     * What a mail brought.
     *
     * @param reference ours, which is all that its sender knows
     * @param requestId of the request that it became, or null where a person must read it first
     */
    public record Named(String reference, @Nullable UUID requestId) {}

    @Override
    public String toString() {
        return "Reply[" + id + "]";
    }
}
