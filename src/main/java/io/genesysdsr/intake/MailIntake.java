package io.genesysdsr.intake;

import io.genesysdsr.intake.mail.AnswerDesk;
import io.genesysdsr.intake.mail.MailReception;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes mails from the mailbox, and says which acknowledgements are due. */
@Component("mailIntake")
public class MailIntake {

    private final MailReception reception;
    private final AnswerDesk answers;

    MailIntake(MailReception reception, AnswerDesk answers) {
        this.reception = reception;
        this.answers = answers;
    }

    /**
     * Takes a mail, once however often it is seen, and returns the folder that it belongs into now.
     *
     * @throws MessagingException if the mail server went away; then nothing was taken, and the mail stays
     */
    public String take(Message mail) throws MessagingException {
        return reception.take(mail);
    }

    /** Lends the acknowledgements that are due; one that is never noted as sent is due again later. */
    public List<UUID> dueAnswers() {
        return answers.claim();
    }

    /** An acknowledgement as a mail, in its reader's language. */
    public MimeMessage answer(UUID id) {
        return answers.compose(id);
    }

    /** It went out: to whom is forgotten, and the requests that it names are acknowledged. */
    public void answered(UUID id) {
        answers.sent(id);
    }

    /** Forgets whom mails were from that no limit counts any more. */
    public void forgetAddresses() {
        answers.forgetAddresses();
    }
}
