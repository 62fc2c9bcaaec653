package io.genesysdsr.operations;

import io.genesysdsr.request.Request;
import io.genesysdsr.request.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Says in every log line which request and task a thread is working on, and complains of routes without flooding. */
@Component("trail")
public class Trail {

    private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, Instant> complained = new ConcurrentHashMap<>();

    Trail(Clock clock) {
        this.clock = clock;
    }

    /** From here on this thread works on a task. */
    public void begin(Task task) {
        MDC.put("requestId", task.requestId().toString());
        MDC.put("taskId", task.id().toString());
        MDC.put("system", task.system());
    }

    /** From here on this thread works on a request as a whole. */
    public void begin(Request request) {
        MDC.put("requestId", request.id().toString());
        MDC.remove("taskId");
        MDC.remove("system");
    }

    /** A route without any work at hand failed: said by name and kind, since messages may quote what is personal. */
    public void complain(@Nullable String routeId, Exception failure) {
        String about = routeId + " " + failure.getClass().getName();
        Instant now = clock.instant();
        Instant last = complained.put(about, complained.getOrDefault(about, Instant.EPOCH));
        if (last == null || last.plus(BETWEEN_COMPLAINTS).isBefore(now)) {
            complained.put(about, now);
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            LOG.warn(
                    "Route {} failed: {}, at the root {}",
                    routeId,
                    failure.getClass().getName(),
                    root.getClass().getName());
        }
    }
}
