package io.genesysdsr.intake.mail;

import io.genesysdsr.delivery.DeliverySettings;
import io.genesysdsr.delivery.Replies;
import io.genesysdsr.delivery.Reply;
import io.genesysdsr.intake.MailboxSettings;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acknowledgements of mails, as an outbox: they are lent to whoever sends them, and noted as sent. After a crash between the
 * two one may go out twice, under the same message id; none goes out not at all unless the log and a review say so.
 */
@Component
public class AnswerDesk {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerDesk.class);
    private static final String GIVEN_UP = "intake-143";

    /** As many as are surely sent within a lease, even by a server that answers each step at the last moment. */
    private static final int AT_ONCE = 5;

    private final MailStore mails;
    private final AnswerBook book;
    private final Replies replies;
    private final MailboxSettings settings;
    private final DeliverySettings delivery;

    AnswerDesk(MailStore mails, AnswerBook book, Replies replies, MailboxSettings settings, DeliverySettings delivery) {
        this.mails = mails;
        this.book = book;
        this.replies = replies;
        this.settings = settings;
        this.delivery = delivery;
    }

    /** Lends those that are due; one that is never noted as sent is due again, later and later, until patience ends. */
    @Transactional
    public List<UUID> claim() {
        for (UUID spent : mails.spent(delivery.patience())) {
            mails.giveUp(spent);
            replies.givenUp(spent);
            LOG.warn("{} the acknowledgement of mail {} was not sent", GIVEN_UP, spent);
        }
        return mails.claim(delivery.lease(), AT_ONCE);
    }

    /** The acknowledgement as a mail. */
    public MimeMessage compose(UUID id) {
        Reply reply = book.find(id);
        if (reply == null) {
            throw new IllegalStateException("The acknowledgement " + id + " is owed no more");
        }
        return replies.compose(reply, settings.answerFrom());
    }

    /** It went out: to whom is forgotten, and the requests that it names are acknowledged. */
    @Transactional
    public void sent(UUID id) {
        mails.sent(id);
        replies.sent(id);
    }

    /** Forgets whom mails were from that no limit counts any more. */
    public void forgetAddresses() {
        mails.forgetAddresses();
    }
}
