package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.GenesysDouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalTest {

    @Test
    void callsAreCountedByOperationAndStatusAndWrittenDownWithoutWhatWasSearched() throws Exception {
        try (GenesysDouble genesys =
                GenesysDouble.start(GenesysDoubleSettings.defaults().withPopulation(25, 1))) {
            Customer customer = Customer.of(genesys);
            Person person = genesys.population().anyWithEmail();
            Customer.Got found = customer.subjects(TermType.EMAIL, person.email());
            customer.request(person.email());
            customer.get("/api/v2/people/" + person.email());

            Journal journal = genesys.journal();

            assertThat(journal.counts())
                    .containsEntry("POST /oauth/token", Map.of(200, 1L))
                    .containsEntry("GET /api/v2/gdpr/subjects", Map.of(200, 1L))
                    .containsEntry("GET /api/v2/gdpr/requests/{requestId}", Map.of(404, 1L))
                    .containsEntry("GET /api/v2/people/{}", Map.of(404, 1L));
            assertThat(journal.calls("GET /api/v2/gdpr/subjects"))
                    .singleElement()
                    .satisfies(call -> {
                        assertThat(call.client()).isEqualTo("sandbox-client");
                        assertThat(call.correlationId()).isEqualTo(found.header("ININ-Correlation-Id"));
                    });
            assertThat(journal.calls().toString()).doesNotContain(person.email());
            journal.clear();
            assertThat(journal.total()).isZero();
            assertThat(journal.calls()).isEmpty();
        }
    }

    @Test
    void countsGoOnWhereTheOldestCallsAreForgotten() {
        Journal journal = new Journal();
        for (int i = 0; i < 140_000; i++) {
            journal.add(new Call(Instant.EPOCH.plusSeconds(i), "GET /x", 200, "", "", List.of()));
        }

        assertThat(journal.count("GET /x", 200)).isEqualTo(140_000);
        assertThat(journal.calls()).hasSizeBetween(100_000, 139_999);
        assertThat(journal.calls().get(0).at()).isAfter(Instant.EPOCH);
    }
}
