package io.genesysdsr.intake.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.intake.MailboxSettings;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which acknowledgements are owed to whom, encrypted until they are sent. */
@Component
class AnswerBook {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]{1,250}>");
    private static final String CONTEXT = "answer";

    private final MailStore mails;
    private final Keys keys;
    private final ObjectMapper json;
    private final MailboxSettings settings;

    AnswerBook(MailStore mails, Keys keys, ObjectMapper json, MailboxSettings settings) {
        this.mails = mails;
        this.keys = keys;
        this.json = json;
        this.settings = settings;
    }

    /** What an acknowledgement needs; its text shows nothing. */
    record Content(String to, @Nullable String inReplyTo, List<String> references) {

        @Override
        public String toString() {
            return "Content[]";
        }
    }

    /** Enters an acknowledgement, where one is proper and the address has not had too many lately. */
    void owe(UUID id, Mail mail, List<String> references) {
        String to = mail.from();
        if (to == null || !mail.answerable() || !settings.isAnswering()) {
            return;
        }
        List<String> hashes = keys.lookupHashes("EMAIL", to.toLowerCase(Locale.ROOT));
        if (mails.answersLately(hashes) >= settings.answersPerDay()) {
            return;
        }
        String original = mail.messageId();
        boolean quotable = original != null && MESSAGE_ID.matcher(original).matches();
        RequestKey key = keys.newRequestKey(id);
        byte[] content = write(new Content(to, quotable ? original : null, references));
        mails.answer(id, hashes.get(0), key.wrapped(), key.encrypt(content, CONTEXT));
    }

    Content open(MailStore.Due due) {
        byte[] content = keys.open(due.id(), due.wrappedKey()).decrypt(due.answer(), CONTEXT);
        try {
            return json.readValue(content, Content.class);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("An acknowledgement that cannot be read back");
        }
    }

    private byte[] write(Content content) {
        try {
            return json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An acknowledgement that is no JSON");
        }
    }
}
