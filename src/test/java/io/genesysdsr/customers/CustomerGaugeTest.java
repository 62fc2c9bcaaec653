package io.genesysdsr.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of the index in the metrics. */
class CustomerGaugeTest {

    @TempDir
    private static Path folder;

    private static IndexRoom room;

    @BeforeAll
    static void anIndex() {
        room = IndexRoom.open(folder);
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void theMetricsSayHowManyCustomersThereAreSinceWhenAndNothingBeforeTheFirstImport() {
        room.bean(CustomerGauge.class).count();
        assertThat(gauge("dsr.customers", "party", "CONSUMER")).isNull();
        assertThat(gauge("dsr.customers.age")).isNull();

        room.imports(IndexRoom.HEADER
                + "C-1,CONSUMER,EMAIL,ada@example.org,,\nC-1,CONSUMER,PHONE,+4930123456,,\n"
                + "C-2,CONSUMER,EMAIL,grace@example.org,,\nB-1,BUSINESS,EMAIL,office@example.org,,\n");
        room.db()
                .sql("update customer_import set imported_at = imported_at - interval '1 day'")
                .update();
        room.bean(CustomerGauge.class).count();
        assertThat(value("dsr.customers", "party", "CONSUMER")).isEqualTo(2);
        assertThat(value("dsr.customers", "party", "BUSINESS")).isEqualTo(1);
        assertThat(value("dsr.customers.age")).isBetween(86_400.0, 86_500.0);
    }

    private static double value(String name, String... tags) {
        Gauge gauge = gauge(name, tags);
        assertThat(gauge).as(name).isNotNull();
        return gauge == null ? Double.NaN : gauge.value();
    }

    private static @Nullable Gauge gauge(String name, String... tags) {
        return room.bean(MeterRegistry.class).find(name).tags(tags).gauge();
    }
}
