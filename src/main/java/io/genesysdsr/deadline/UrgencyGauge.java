package io.genesysdsr.deadline;

import io.genesysdsr.deadline.WarningStore.Urgency;
import io.genesysdsr.request.Regulation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows in the metrics how many requests are late, may become late, or stand still, under each law. */
@Component
class UrgencyGauge {

    private static final Logger LOG = LoggerFactory.getLogger(UrgencyGauge.class);
    private static final List<String> URGENCIES = List.of("IN_TIME", "AT_RISK", "OVERDUE", "PAUSED");

    private final WarningStore store;
    private final Clock clock;
    private final MultiGauge requests;

    UrgencyGauge(WarningStore store, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.clock = clock;
        this.requests = MultiGauge.builder("dsr.deadline.requests")
                .description("Open requests by regulation and urgency: IN_TIME, AT_RISK, OVERDUE, PAUSED")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${dsr.operations.count}")
    void count() {
        try {
            show(store.urgencies(clock.instant()));
        } catch (DataAccessException e) {
            LOG.warn("Urgent requests cannot be counted ({})", e.getClass().getSimpleName());
            requests.register(List.of(), true);
        }
    }

    /** Nothing is shown as 0, so that an alert on it works from the first day. */
    private void show(List<Urgency> urgencies) {
        List<Row<?>> rows = new ArrayList<>();
        for (Regulation regulation : Regulation.values()) {
            for (String urgency : URGENCIES) {
                double count = urgencies.stream()
                        .filter(u -> u.regulation().equals(regulation.name())
                                && u.urgency().equals(urgency))
                        .mapToDouble(Urgency::requests)
                        .sum();
                rows.add(Row.of(Tags.of("regulation", regulation.name(), "urgency", urgency), count));
            }
        }
        requests.register(rows, true);
    }
}
