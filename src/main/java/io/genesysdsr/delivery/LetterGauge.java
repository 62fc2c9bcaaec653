package io.genesysdsr.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows in the metrics how many letters wait to be sent, and how many wait for a person. */
@Component
class LetterGauge {

    private static final Logger LOG = LoggerFactory.getLogger(LetterGauge.class);

    private final LetterStore store;
    private final MultiGauge letters;

    LetterGauge(LetterStore store, MeterRegistry meters) {
        this.store = store;
        this.letters = MultiGauge.builder("dsr.letters")
                .description("Letters that were not sent: DUE will be tried, UNSENT wait for a person")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${dsr.operations.count}")
    void count() {
        try {
            List<LetterStore.Count> counts = store.counts();
            letters.register(
                    Stream.of("DUE", "UNSENT")
                            .<Row<?>>map(state -> Row.of(
                                    Tags.of("state", state),
                                    counts.stream()
                                            .filter(c -> c.state().equals(state))
                                            .mapToDouble(LetterStore.Count::letters)
                                            .sum()))
                            .toList(),
                    true);
        } catch (DataAccessException e) {
            LOG.warn("Letters cannot be counted ({})", e.getClass().getSimpleName());
            letters.register(List.of(), true);
        }
    }
}
