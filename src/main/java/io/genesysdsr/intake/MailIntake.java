package io.genesysdsr.intake;

import io.genesysdsr.intake.mail.AnswerDesk;
import io.genesysdsr.intake.mail.AnswerDesk.Answer;
import io.genesysdsr.intake.mail.MailReception;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.List;
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
    public List<Answer> dueAnswers() throws MessagingException {
        return answers.claim();
    }

    /** It went out; to whom is forgotten. */
    public void answered(Answer answer) {
        answers.sent(answer);
    }
}
