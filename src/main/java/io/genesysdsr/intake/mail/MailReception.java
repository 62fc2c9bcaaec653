package io.genesysdsr.intake.mail;

import io.genesysdsr.intake.MailboxSettings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
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
    public String take(Message mail) throws MessagingException {
        return desk.receive(MailReader.read(mail, settings));
    }
}
