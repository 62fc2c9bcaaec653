package io.genesysdsr.camel;

import io.genesysdsr.delivery.DeliverySettings;
import io.genesysdsr.delivery.DeliverySettings.Security;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to the mail server. A bean, because what stands in an endpoint is shown by JMX and in Hawtio. */
@Configuration(proxyBeanMethods = false)
class LetterConnection {

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";

    @Bean
    JavaMailSender letterSender(DeliverySettings settings) {
        DefaultJavaMailSender sender = new DefaultJavaMailSender();
        sender.setProtocol("smtp");
        sender.setHost(settings.smtpHost());
        sender.setPort(settings.smtpPort());
        Properties mail = new Properties();
        mail.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        mail.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        mail.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        mail.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.smtpSecurity() == Security.STARTTLS));
        mail.setProperty("mail.smtp.starttls.required", String.valueOf(settings.smtpSecurity() == Security.STARTTLS));
        mail.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.smtpSecurity() == Security.TLS));
        // Without it any valid certificate would do, whoever it names.
        mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (settings.smtpUser() != null && !settings.smtpUser().isBlank()) {
            mail.setProperty("mail.smtp.auth", "true");
            sender.setUsername(settings.smtpUser());
            sender.setPassword(settings.smtpPassword());
        }
        sender.setJavaMailProperties(mail);
        return sender;
    }
}
