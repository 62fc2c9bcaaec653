package io.genesysdsr.pipeline;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Every line that is logged, with the messages of all exceptions, Camel's own lines in detail. */
final class LogLines extends AppenderBase<ILoggingEvent> {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");

    LogLines() {
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
        // A command that ran in this JVM may have made it quieter.
        root.setLevel(Level.INFO);
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(
                event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap());
        for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
            line.append(' ').append(t.getClassName()).append(": ").append(t.getMessage());
        }
        // The mail server of the test stands for somebody else's.
        boolean ours = !event.getLoggerName().startsWith("com.icegreen.");
        if (ours && event.getLevel().isGreaterOrEqual(Level.INFO)) {
            seen.add(line.toString());
        }
    }

    List<String> seen() {
        return seen;
    }

    @Override
    public void stop() {
        root.detachAppender(this);
        super.stop();
    }
}
