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
 * @param language that its headers name, where letters are written in it; else null
 * @param digest of its content, whatever servers on its way put before that
 * @param text what somebody wrote, without what was quoted; empty where there is none
 * @param attachments those that may be forms
 * @param complete whether all of it was read that could be a form
 * @param answerable whether an automatic answer to it is proper
 */
record Mail(
        @Nullable String messageId,
        @Nullable String from,
        @Nullable Instant receivedAt,
        @Nullable String language,
        String digest,
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

    /** The same as a mail of which nothing is understood. */
    Mail unread() {
        return new Mail(messageId, from, receivedAt, language, digest, "", List.of(), false, answerable);
    }

    @Override
    public String toString() {
        return "Mail[]";
    }
}
