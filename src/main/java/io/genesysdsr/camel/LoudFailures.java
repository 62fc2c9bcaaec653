package io.genesysdsr.camel;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says when even the handling of a failure failed, because the database was away for example: the work is then taken up
 * again when its lease ends. By kind and place only; Camel's own line would print messages, which may be personal.
 */
@Component
class LoudFailures extends EventNotifierSupport {

    private static final Logger LOG = LoggerFactory.getLogger(LoudFailures.class);

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.ExchangeFailedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeFailedEvent failed) {
            Throwable root = failed.getCause();
            while (root != null && root.getCause() != null) {
                root = root.getCause();
            }
            LOG.error(
                    "Work in route {} failed beyond handling: {}",
                    failed.getExchange().getFromRouteId(),
                    root == null ? "without an exception" : root.getClass().getName());
        }
    }
}
