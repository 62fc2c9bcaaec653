package io.genesysdsr.camel;

import io.genesysdsr.delivery.DeliverySettings;
import io.genesysdsr.delivery.DeliverySettings.Security;
import io.genesysdsr.identity.ChallengeSettings;
import io.genesysdsr.intake.MailboxSettings;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The connection to the one mail server that letters, links and answers go out by. Beans, because what stands in an endpoint
 * is shown by JMX and in Hawtio.
 */
@Configuration(proxyBeanMethods = false)
class MailConnection {

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";

    /** Letters and links: what cannot be delivered comes back to their sender. */
    @Bean
    JavaMailSender letterSender(DeliverySettings server, ChallengeSettings challenges) {
        if (isSet(challenges.mailFrom()) && !server.hasServer()) {
            throw new StartUpRefused(
                    "Links need a mail server: set DSR_DELIVERY_SMTP_HOST (dsr.delivery.smtp-host in application.yaml), or leave DSR_IDENTITY_MAIL_FROM empty.");
        }
        return sender(server, null);
    }

    /** Answers to mails, by default with an empty return path, so that nothing comes back (RFC 3834, section 3.3). */
    @Bean
    JavaMailSender answerSender(DeliverySettings server, MailboxSettings mailbox) {
        if (mailbox.isOn() && server.hasServer() && mailbox.answerFrom().isBlank()) {
            throw new StartUpRefused(
                    "Acknowledgements need a sender: set DSR_INTAKE_MAILBOX_ANSWER_FROM (dsr.intake.mailbox.answer-from in application.yaml) to the mailbox's address.");
        }
        return sender(server, mailbox.answerReturnPath());
    }

    private static JavaMailSender sender(DeliverySettings server, @Nullable String returnPath) {
        DefaultJavaMailSender sender = new DefaultJavaMailSender();
        sender.setProtocol("smtp");
        sender.setHost(server.smtpHost());
        sender.setPort(server.smtpPort());
        Properties mail = new Properties();
        mail.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        mail.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        mail.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        mail.setProperty("mail.smtp.starttls.enable", String.valueOf(server.smtpSecurity() == Security.STARTTLS));
        mail.setProperty("mail.smtp.starttls.required", String.valueOf(server.smtpSecurity() == Security.STARTTLS));
        mail.setProperty("mail.smtp.ssl.enable", String.valueOf(server.smtpSecurity() == Security.TLS));
        // Without it any valid certificate would do, whoever it names.
        mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (returnPath != null) {
            mail.setProperty("mail.smtp.from", returnPath);
        }
        if (isSet(server.smtpUser())) {
            mail.setProperty("mail.smtp.auth", "true");
            sender.setUsername(server.smtpUser());
            sender.setPassword(server.smtpPassword());
        }
        sender.setJavaMailProperties(mail);
        return sender;
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
