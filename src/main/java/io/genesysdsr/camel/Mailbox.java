package io.genesysdsr.camel;

import io.genesysdsr.delivery.DeliverySettings;
import io.genesysdsr.intake.MailboxSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.DefaultAuthenticator;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the routes of the mailbox run where one is configured, and says once where none is. */
@Configuration(proxyBeanMethods = false)
class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    @Bean
    CamelContextConfiguration mailboxRoutes(MailboxSettings settings, DeliverySettings server) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                if (!settings.isOn()) {
                    leave(context, "from-mailbox", "dsr.intake.mailbox.host");
                }
                if (!settings.isOn() || !server.hasServer()) {
                    leave(context, "answer-mail", "dsr.intake.mailbox.host or dsr.delivery.smtp-host");
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

    /** What the mailbox wants to know. A bean, because in an endpoint a password is cut at every & and +. */
    @Bean
    MailAuthenticator mailboxLogin(MailboxSettings settings) {
        return new DefaultAuthenticator(settings.user(), settings.password());
    }
}
