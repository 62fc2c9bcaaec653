package io.genesysdsr.intake.mail;

import io.genesysdsr.intake.MailboxSettings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Acknowledgements of mails: that they came, and under which reference. They quote nothing of what somebody wrote. */
@Component
public class AnswerDesk {

    private final MailStore mails;
    private final AnswerBook book;
    private final MailboxSettings settings;
    private final Clock clock;

    AnswerDesk(MailStore mails, AnswerBook book, MailboxSettings settings, Clock clock) {
        this.mails = mails;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    /** An acknowledgement that is due. */
    public record Answer(UUID id, MimeMessage message) {}

    /** Lends those that are due; one that is never noted as sent is due again later. */
    public List<Answer> claim() throws MessagingException {
        List<Answer> answers = new ArrayList<>();
        for (MailStore.Due due : mails.claim()) {
            answers.add(new Answer(due.id(), compose(due.id(), book.open(due))));
        }
        return answers;
    }

    /** It went out; to whom is forgotten. */
    public void sent(Answer answer) {
        mails.sent(answer.id());
    }

    /** Marked as automatic, so that no other machine answers it (RFC 3834, section 3.1.7). */
    private MimeMessage compose(UUID id, AnswerBook.Content content) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress(settings.answerFrom(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(content.to(), true));
        message.setSubject(
                "We have received your request " + content.references().get(0), "UTF-8");
        message.setText(text(content.references()), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-replied");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (content.inReplyTo() != null) {
            message.setHeader("In-Reply-To", content.inReplyTo());
            message.setHeader("References", content.inReplyTo());
        }
        String domain = settings.answerFrom().replaceFirst(".*@", "");
        // The same however often it is sent, so that a repeat is known as one.
        message.setHeader("Message-ID", "<" + id + "@" + domain + ">");
        return message;
    }

    private static String text(List<String> references) {
        return """
                We have received your message.

                Its reference is %s. Please name it whenever you write to us about it.

                Before anything is looked up or disclosed we make sure that the request really comes from the person whom it
                is about. A mail address alone does not show that, so you may hear from us about it.

                This message was sent automatically.
                """.formatted(String.join(", ", references));
    }
}
