package io.genesysdsr.intake.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.delivery.Replies;
import io.genesysdsr.delivery.Replies.Unanswered;
import io.genesysdsr.delivery.Reply;
import io.genesysdsr.delivery.Reply.Named;
import io.genesysdsr.intake.MailboxSettings;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which acknowledgements are owed to whom, encrypted until they are sent. */
@Component
class AnswerBook {

    private static final String CONTEXT = "answer";
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]{1,250}>");

    private final MailStore mails;
    private final Replies replies;
    private final Keys keys;
    private final ObjectMapper json;
    private final MailboxSettings settings;
    private final Clock clock;

    AnswerBook(MailStore mails, Replies replies, Keys keys, ObjectMapper json, MailboxSettings settings, Clock clock) {
        this.mails = mails;
        this.replies = replies;
        this.keys = keys;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Enters the one acknowledgement of what a mail brought. Where none is proper, or its address has had too many lately,
     * the requests' acknowledgements wait for a person: a letter instead would be an answer as well.
     */
    void owe(UUID id, Mail mail, @Nullable String language, List<Named> named) {
        List<UUID> requests =
                named.stream().map(Named::requestId).filter(Objects::nonNull).toList();
        String to = mail.from();
        if (to == null || !mail.answerable()) {
            replies.leaveToPerson(requests, Unanswered.NOT_FROM_A_PERSON);
            return;
        }
        List<String> hashes = keys.lookupHashes("EMAIL", to.toLowerCase(Locale.ROOT));
        if (mails.answersLately(hashes) >= settings.answersPerDay()) {
            replies.leaveToPerson(requests, Unanswered.TOO_MANY);
            return;
        }
        mails.count(id, hashes.get(0));
        if (replies.areSent()) {
            Reply reply = new Reply(id, to, quotable(mail.messageId()), language, received(mail), named);
            RequestKey key = keys.newRequestKey(id);
            mails.answer(id, key.wrapped(), key.encrypt(write(reply), CONTEXT));
            replies.takeOver(id, requests);
        }
    }

    private static @Nullable String quotable(@Nullable String messageId) {
        return messageId != null && MESSAGE_ID.matcher(messageId).matches() ? messageId : null;
    }

    private Instant received(Mail mail) {
        Instant received = mail.receivedAt();
        return received == null ? clock.instant() : received;
    }

    /** The answer under that id, or null where it is owed no more. */
    @Nullable
    Reply find(UUID id) {
        return mails.due(id)
                .map(due -> read(keys.open(id, due.wrappedKey()).decrypt(due.answer(), CONTEXT)))
                .orElse(null);
    }

    private byte[] write(Reply reply) {
        try {
            return json.writeValueAsString(reply).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An acknowledgement that is no JSON");
        }
    }

    private Reply read(byte[] content) {
        try {
            return json.readValue(content, Reply.class);
        } catch (IOException e) {
            throw new IllegalStateException("An acknowledgement that cannot be read back");
        }
    }
}
