package io.genesysdsr.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is beyond handling is said, by place and kind, and never by its message. */
class LoudFailuresTest {

    @Test
    void aFailureBeyondHandlingIsAnErrorInTheLogThatQuotesNothing() {
        List<ILoggingEvent> said = after(() -> {
            throw new UncheckedIOException("Ada Example", new ConnectException("ada@example.org"));
        });
        assertThat(said).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getFormattedMessage())
                    .isEqualTo("Work in route odd failed beyond handling: java.net.ConnectException");
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    @Test
    void whatSucceedsIsNotSaid() {
        assertThat(after(() -> {})).isEmpty();
    }

    private static List<ILoggingEvent> after(Runnable work) {
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger log = (Logger) LoggerFactory.getLogger(LoudFailures.class);
        log.addAppender(said);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getManagementStrategy().addEventNotifier(new LoudFailures());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("direct:odd").routeId("odd").process(e -> work.run());
                }
            });
            camel.start();
            camel.createProducerTemplate().send("direct:odd", e -> {});
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            log.detachAppender(said);
        }
        return said.list;
    }
}
