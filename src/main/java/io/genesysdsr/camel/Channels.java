package io.genesysdsr.camel;

import io.genesysdsr.intake.SftpSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Leaves the routes of channels that nobody configured standing, and says so once. */
@Component
class Channels implements CamelContextConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final SftpSettings sftp;

    Channels(SftpSettings sftp) {
        this.sftp = sftp;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        if (!sftp.isConfigured()) {
            leave(context, "from-sftp", "dsr.intake.sftp.host");
        }
    }

    private static void leave(CamelContext context, String id, String setting) {
        RouteDefinition route = ((ModelCamelContext) context).getRouteDefinition(id);
        if (route != null) {
            route.setAutoStartup("false");
            LOG.info("Route {} does not run, because {} is not set", id, setting);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // Whatever is configured runs.
    }
}
