package io.genesysdsr.deadline;

import io.genesysdsr.deadline.WarningStore.Passed;
import io.genesysdsr.request.Chronicle;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells operators in time, and once, that an answer may be late, and writes down why where it is. */
@Component("warnings")
public class Warnings {

    private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);
    private static final String WARNED = "deadline-811";
    private static final String MISSED = "deadline-812";

    /** More than this are told with the next look, so that one transaction stays short. */
    private static final int AT_ONCE = 1000;

    private final WarningStore store;
    private final Chronicle chronicle;
    private final DeadlineSettings settings;
    private final Clock clock;

    Warnings(WarningStore store, Chronicle chronicle, DeadlineSettings settings, Clock clock) {
        this.store = store;
        this.chronicle = chronicle;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at every clock that runs; each point that was passed is one log line and one audit event, in one transaction. */
    @Transactional
    public void give() {
        for (Passed passed : store.take(clock.instant(), settings.warnAt(), settings.confirmWarning(), AT_ONCE)) {
            if (passed.point().equals("BREACHED") || passed.point().endsWith("_MISSED")) {
                breach(passed);
            } else {
                warn(passed);
            }
        }
    }

    /** A deadline was moved: the shares of the new period that lie behind already are not warned of. */
    void passOver(UUID requestId, Instant now) {
        store.passOver(requestId, now, settings.warnAt());
    }

    private void warn(Passed passed) {
        LOG.warn(
                "{} request {} under {} passed {}; it stands in {}, due {}",
                WARNED,
                passed.requestId(),
                passed.regulation(),
                passed.point(),
                passed.state(),
                passed.deadline());
        chronicle.note(passed.requestId(), "DeadlineWarned", WARNED, "genesys-dsr", cause(passed));
    }

    private void breach(Passed passed) {
        LOG.error(
                "{} request {} under {} is late, {} of {}; it stands in {} with {}",
                MISSED,
                passed.requestId(),
                passed.regulation(),
                passed.point(),
                passed.deadline(),
                passed.state(),
                passed.code());
        Map<String, Object> cause = cause(passed);
        cause.put("unfinished", store.unfinished(passed.requestId()));
        chronicle.note(passed.requestId(), "DeadlineBreached", MISSED, "genesys-dsr", cause);
    }

    private static Map<String, Object> cause(Passed passed) {
        Map<String, Object> cause = new HashMap<>();
        cause.put("point", passed.point());
        cause.put("deadline", passed.deadline().toString());
        cause.put("state", passed.state());
        if (passed.code() != null) {
            cause.put("reviewCode", passed.code());
        }
        return cause;
    }
}
