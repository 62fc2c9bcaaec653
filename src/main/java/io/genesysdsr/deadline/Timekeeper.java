package io.genesysdsr.deadline;

import io.genesysdsr.request.DueDates;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts clocks that no channel started, such as those of requests from before there were any. */
@Component("timekeeper")
public class Timekeeper {

    private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
    private static final int AT_ONCE = 1000;

    private final Clocks clocks;
    private final DueDates dueDates;
    private final TransactionTemplate transaction;

    Timekeeper(Clocks clocks, DueDates dueDates, TransactionTemplate transaction) {
        this.clocks = clocks;
        this.dueDates = dueDates;
        this.transaction = transaction;
    }

    /** Each in a transaction of its own. */
    public void startClocks() {
        List<UUID> unstarted = transaction.execute(status -> dueDates.unstarted(AT_ONCE));
        if (unstarted != null && !unstarted.isEmpty()) {
            unstarted.forEach(clocks::start);
            LOG.info("Started the clocks of {} requests", unstarted.size());
        }
    }
}
