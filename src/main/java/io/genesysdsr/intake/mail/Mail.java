package io.genesysdsr.intake.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a mail. Personal data: its text shows nothing.
 *
 * @param messageId as its sender named it, or null
 * @param from the one address that it says it is from, or null; anybody can write any address there
 * @param receivedAt when the mail server received it, or null
 * @param text what somebody wrote, without what was quoted; empty where there is none
 * @param attachments those that may be forms
 * @param complete whether all of it was read that could be a form
 * @param answerable whether an automatic answer to it is proper
 */
record Mail(
        @Nullable String messageId,
        @Nullable String from,
        @Nullable Instant receivedAt,
        String text,
        List<Attachment> attachments,
        boolean complete,
        boolean answerable) {

    /** A form that may be one by its name or type. */
    record Attachment(boolean json, String content) {

        @Override
        public String toString() {
            return "Attachment[]";
        }
    }

    @Override
    public String toString() {
        return "Mail[]";
    }
}
