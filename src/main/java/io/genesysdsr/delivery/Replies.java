package io.genesysdsr.delivery;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers to mails that requests came in. Such an answer is the acknowledgement of its requests, in the manner in which they
 * came (11 CCR section 7021(a)); the letter that would be a second one is left to it, and closed with it.
 */
@Component
public class Replies {

    private final LetterStore store;
    private final Letters letters;
    private final LetterWriter writer;
    private final DeliverySettings settings;

    Replies(LetterStore store, Letters letters, LetterWriter writer, DeliverySettings settings) {
        this.store = store;
        this.letters = letters;
        this.writer = writer;
        this.settings = settings;
    }

    /** Why a mail is not answered; the acknowledgements of its requests wait for a person. */
    public enum Unanswered {
        /** A machine or a list sent it (RFC 3834), or nobody that could be answered. */
        NOT_FROM_A_PERSON("delivery-854"),
        /** Its sender was answered often enough for a day. */
        TOO_MANY("delivery-855");

        private final String code;

        Unanswered(String code) {
            this.code = code;
        }
    }

    /** Whether there is a mail server to answer by. */
    public boolean areSent() {
        return settings.hasServer();
    }

    /** Leaves the acknowledgement of these requests to an answer, in the transaction that enters them. */
    @Transactional
    public void takeOver(UUID replyId, List<UUID> requests) {
        store.leaveToReply(replyId, requests);
    }

    /** Leaves the acknowledgement of these requests to a person. */
    @Transactional
    public void leaveToPerson(List<UUID> requests, Unanswered why) {
        store.acknowledgements(requests).forEach(letter -> letters.setAside(letter, why.code));
    }

    /** The answer as a mail, in its reader's language. */
    public MimeMessage compose(Reply reply, String from) {
        return writer.write(reply, from);
    }

    /** A mail server has taken the answer: its requests are acknowledged. */
    @Transactional
    public void sent(UUID replyId) {
        store.ofReply(replyId).forEach(letter -> letters.close(letter, "SENT", Letters.PRODUCT));
    }

    /** No mail server took the answer for too long: its requests' acknowledgements wait for a person. */
    @Transactional
    public void givenUp(UUID replyId) {
        store.ofReply(replyId).forEach(letter -> letters.setAside(letter, Letters.PATIENCE_SPENT));
    }
}
