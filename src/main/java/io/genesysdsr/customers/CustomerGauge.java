package io.genesysdsr.customers;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows in the metrics how many customers the index has, and how old it is; nothing where it is not in the table. */
@Component
class CustomerGauge {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerGauge.class);

    private final CustomerStore store;
    private final CustomerSettings settings;
    private final MultiGauge customers;
    private final MultiGauge age;

    CustomerGauge(CustomerStore store, CustomerSettings settings, MeterRegistry meters) {
        this.store = store;
        this.settings = settings;
        this.customers = MultiGauge.builder("dsr.customers")
                .description("Customers in the master customer index")
                .register(meters);
        this.age = MultiGauge.builder("dsr.customers.age")
                .description("How long ago the master customer index was imported")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${dsr.operations.count}")
    void count() {
        if (settings.source() != CustomerSource.TABLE) {
            return;
        }
        try {
            show(store.current());
        } catch (DataAccessException e) {
            LOG.warn("Customers cannot be counted ({})", e.getClass().getSimpleName());
            show(Optional.empty());
        }
    }

    private void show(Optional<CustomerStore.Import> shown) {
        customers.register(
                shown.<List<Row<?>>>map(i -> List.of(
                                Row.of(Tags.of("party", "CONSUMER"), i.consumers()),
                                Row.of(Tags.of("party", "BUSINESS"), i.businesses())))
                        .orElse(List.of()),
                true);
        age.register(
                shown.<List<Row<?>>>map(i -> List.of(Row.of(Tags.empty(), i.age())))
                        .orElse(List.of()),
                true);
    }
}
