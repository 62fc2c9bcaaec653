package io.genesysdsr.identity;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the product talks to the mail server of its links: encrypted unless told otherwise, with a login where there is one. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "20000";

    @Bean
    Session identityMail(MailSettings settings) {
        Properties smtp = new Properties();
        String starttls = Boolean.toString(settings.starttls());
        smtp.setProperty("mail.smtp.starttls.enable", starttls);
        smtp.setProperty("mail.smtp.starttls.required", starttls);
        smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        smtp.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        smtp.setProperty("mail.smtp.timeout", READ_MILLIS);
        smtp.setProperty("mail.smtp.writetimeout", READ_MILLIS);
        smtp.setProperty("mail.smtp.auth", Boolean.toString(settings.hasLogin()));
        return Session.getInstance(smtp, settings.hasLogin() ? new Login(settings) : null);
    }

    private static final class Login extends Authenticator {

        private final MailSettings settings;

        Login(MailSettings settings) {
            this.settings = settings;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(settings.username(), settings.password());
        }
    }
}
