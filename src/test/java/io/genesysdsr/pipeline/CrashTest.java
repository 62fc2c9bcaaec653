package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The power goes, at every effect of the journey; afterwards every request ends as it would have, and nothing was done twice. */
class CrashTest {

    private static final List<String> POWER_GOES = List.of(
            "after:claim-rows",
            "before:accept-row",
            "after:accept-row",
            "before:decide-identity",
            "after:decide-identity",
            "after:split-into-tasks",
            "after:intend-submission",
            "after:post-to-genesys",
            "after:note-submission",
            "after:conclude-submission",
            "after:judge-progress",
            "after:get-bytes",
            "after:store-archive",
            "after:conclude-collection",
            "after:write-audit-file",
            "before:close-with-evidence",
            "after:close-with-evidence");

    private final Sandbox sandbox = Sandbox.onSharedServices(
            GenesysDoubleSettings.defaults().withCallsPerMinute(0).withStorageLinkLife(Duration.ofSeconds(20)));
    private final Desk desk =
            new Desk(JdbcClient.create(new DriverManagerDataSource(sandbox.database())), Duration.ofSeconds(120));

    @Test
    void whateverStepThePowerGoesAtNothingIsLostAndNothingIsDoneTwice() {
        Map<String, Person> asked = new LinkedHashMap<>();
        List<Integer> ends = new ArrayList<>();
        for (String step : POWER_GOES) {
            try (ProductProcess product = ProductProcess.start(sandbox, "crash", Map.of(), "-Ddsr.halt=" + step)) {
                desk.awaitOpening();
                Person person = contact();
                asked.put(desk.drop("ACCESS", Desk.identifier("EMAIL", person.email())), person);
                ends.add(product.awaitEnd(180));
            }
        }
        assertThat(ends).as("each power cut happened").containsOnly(ProductProcess.HALTED);
        try (ProductProcess product = ProductProcess.start(sandbox, "after-crash", Map.of())) {
            asked.forEach((reference, person) -> {
                desk.awaitState(reference, "FULFILLED");
                assertThat(submissionsFor(person))
                        .as(() -> "submissions of " + desk.story(reference))
                        .isEqualTo(1);
            });
            assertThat(product.isAlive()).isTrue();
        }
        assertThat(sandbox.genesys().journal().violations()).isEmpty();
    }

    private Person contact() {
        return sandbox.genesys()
                .population()
                .add(Person.named("Subject " + Journey.unique())
                        .email(Journey.unique() + "@example.org")
                        .contact()
                        .build());
    }

    private long submissionsFor(Person person) {
        return sandbox.genesys().requests().all().stream()
                .filter(r -> r.subject().toString().contains(String.valueOf(person.contactId())))
                .count();
    }
}
