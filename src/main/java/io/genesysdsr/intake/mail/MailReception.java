package io.genesysdsr.intake.mail;

import io.genesysdsr.intake.MailboxSettings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Reads mails and takes them. */
@Component
public class MailReception {

    private final MailDesk desk;
    private final MailboxSettings settings;

    MailReception(MailDesk desk, MailboxSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /**
     * Takes a mail, once however often it is seen, and returns the folder that it belongs into now.
     *
     * @throws MessagingException if the mail server went away; then nothing was taken, and the mail stays
     */
    public String take(Message message) throws MessagingException {
        Mail mail = MailReader.read(message, settings);
        try {
            return desk.receive(mail);
        } catch (DataIntegrityViolationException unstorable) {
            // Something in its forms that no check foresaw: a person reads it, and it does not come back for ever.
            return desk.receive(mail.unread());
        }
    }
}
