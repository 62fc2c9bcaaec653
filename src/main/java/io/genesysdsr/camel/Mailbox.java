package io.genesysdsr.camel;

import io.genesysdsr.intake.MailboxSettings;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the routes of the mailbox run where one is configured, and says once where none is; sends acknowledgements. */
@Configuration(proxyBeanMethods = false)
class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final String PATIENCE_MILLIS = "30000";

    @Bean
    CamelContextConfiguration mailboxRoutes(MailboxSettings settings) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                if (!settings.isOn()) {
                    leave(context, "from-mailbox", "dsr.intake.mailbox.host");
                }
                if (!settings.isAnswering()) {
                    leave(context, "answer-mail", "dsr.intake.mailbox.answer-host");
                }
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // Whatever is configured runs.
            }
        };
    }

    private static void leave(CamelContext context, String id, String setting) {
        RouteDefinition route = ((ModelCamelContext) context).getRouteDefinition(id);
        if (route != null) {
            route.setAutoStartup("false");
            LOG.info("Route {} does not run, because {} is not set", id, setting);
        }
    }

    /** Acknowledgements go out with an empty return path by default, so that nothing comes back (RFC 3834, section 3.3). */
    @Bean
    JavaMailSender answerSender(MailboxSettings settings) {
        DefaultJavaMailSender sender = new DefaultJavaMailSender();
        String protocol = settings.answerProtocol();
        sender.setProtocol(protocol);
        sender.setHost(settings.answerHost());
        sender.setPort(settings.answerPort());
        Properties properties = new Properties();
        properties.setProperty("mail." + protocol + ".from", settings.answerReturnPath());
        properties.setProperty("mail." + protocol + ".connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty("mail." + protocol + ".timeout", PATIENCE_MILLIS);
        properties.setProperty("mail." + protocol + ".writetimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtps.ssl.checkserveridentity", "true");
        if (!settings.answerUser().isBlank()) {
            sender.setUsername(settings.answerUser());
            sender.setPassword(settings.answerPassword());
            properties.setProperty("mail." + protocol + ".auth", "true");
        }
        sender.setJavaMailProperties(properties);
        return sender;
    }
}
