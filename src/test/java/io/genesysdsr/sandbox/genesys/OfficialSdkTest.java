package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Genesys' own JavaScript SDK, as published and unmodified, works with the double as with Genesys; it needs node and the
 * package, which is not part of the build.
 */
class OfficialSdkTest {
    private static final GenesysDouble GENESYS = GenesysDouble.start(GenesysDoubleSettings.defaults()
            .withPopulation(100, 9)
            .withTokenLife(Duration.ofMinutes(7))
            .withExportTakes(Duration.ofMillis(600))
            .withUpdateTakes(Duration.ofMillis(600))
            .withDeleteTakes(Duration.ofMillis(600)));
    private static final Person PERSON = GENESYS.population().plain(0);
    private static JsonNode seen = Json.object();

    @BeforeAll
    static void letTheSdkVisit() throws Exception {
        if (!Referee.whySkipped().isEmpty()) {
            System.out.println(Referee.whySkipped());
            return;
        }
        GENESYS.faults().next(1, "GET /api/v2/organizations/me", Fault.throttled(1));
        ObjectNode wanted = Referee.at(GENESYS).put("contactId", PERSON.contactId());
        ObjectNode searches = wanted.putObject("searches");
        for (TermType type : TermType.values()) {
            searches.put(type.name(), knownBy(type).first(type));
        }
        seen = Referee.run("visit.js", wanted);
    }

    @BeforeEach
    void onlyWithTheSdk() throws Exception {
        assumeTrue(Referee.whySkipped().isEmpty(), Referee.whySkipped());
    }

    @AfterAll
    static void close() {
        Customer.leave(GENESYS);
    }

    @Test
    void itsTokenLivesAsLongAsTheClientAllows() {
        assertThat(seen.path("tokenSeconds").asInt()).isBetween(400, 420);
        assertThat(seen.path("client").asText()).isEqualTo("sandbox-client");
    }

    @Test
    void itFindsSubjectsByEachOfTheNineSearchTypes() {
        for (TermType type : TermType.values()) {
            assertThat(seen.path("subjects").path(type.name()).findValuesAsText("externalContactId"))
                    .as(type.name())
                    .containsExactly(knownBeforeTheVisit(type));
        }
    }

    @Test
    void itFollowsAnExportToItsFile() {
        JsonNode exported = seen.path("exported");

        assertThat(exported.path("created").path("status").asText()).isEqualTo("INITIATED");
        assertThat(states("exported")).endsWith("COMPLETED");
        assertThat(List.of("INITIATED", "SEARCHING", "FINALIZING", "COMPLETED"))
                .containsSubsequence(states("exported"));
        assertThat(seen.path("file").path("status").asInt()).isEqualTo(200);
        assertThat(seen.path("file").path("magic").asText()).isEqualTo("PK");
        assertThat(seen.path("followed").path("status").asInt()).isEqualTo(200);
        assertThat(seen.path("followed").path("url").asText()).isEqualTo(GENESYS.storageBase());
    }

    @Test
    void itCorrectsAndErases() {
        assertThat(List.of("INITIATED", "SEARCHING", "UPDATING", "FINALIZING", "COMPLETED"))
                .containsSubsequence(states("updated"));
        assertThat(List.of("INITIATED", "SEARCHING", "DELETING", "FINALIZING", "COMPLETED"))
                .containsSubsequence(states("erased"));
        assertThat(seen.path("foundByNewAddress").asInt()).isEqualTo(1);
        assertThat(seen.path("foundAfterErasure").asInt()).isZero();
    }

    @Test
    void itPagesThroughTheRequests() {
        assertThat(seen.path("listing").path("total").asInt()).isEqualTo(3);
        assertThat(seen.path("listing").path("ids"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        GENESYS.requests().all().stream().map(GdprRequest::id).toList());
    }

    @Test
    void itUnderstandsEveryRefusal() {
        JsonNode refusals = seen.path("refusals");

        assertThat(refusals.path("badSecret").path("status").asInt()).isEqualTo(401);
        assertThat(refusals.path("badToken").path("code").asText()).isEqualTo("bad.credentials");
        assertThat(refusals.path("nameWithId").path("code").asText()).isEqualTo("bad.request");
        assertThat(refusals.path("unconfirmed").path("status").asInt()).isEqualTo(400);
        assertThat(refusals.path("unknown").path("status").asInt()).isEqualTo(404);
        assertThat(refusals.path("unknown").path("contextId").asText())
                .isNotEmpty()
                .isEqualTo(refusals.path("unknown").path("correlationId").asText());
    }

    @Test
    void itLearnsWhenToComeBackAndIsLetInThen() {
        assertThat(seen.path("refusals").path("throttled").path("status").asInt())
                .isEqualTo(429);
        assertThat(seen.path("refusals").path("throttled").path("retryAfter").asText())
                .isEqualTo("1");
        assertThat(seen.path("afterThrottling").asText()).isEqualTo("active");
    }

    @Test
    void nothingItSendsIsAgainstThePublishedDefinition() {
        assertThat(GENESYS.journal().count("POST /api/v2/gdpr/requests")).isEqualTo(5);
        assertThat(GENESYS.journal().violations()).isEmpty();
    }

    /** Those that were seen; a busy machine may miss one that passes. */
    private static List<String> states(String request) {
        List<String> states = new ArrayList<>();
        seen.path(request).path("states").forEach(state -> states.add(state.asText()));
        return states;
    }

    private static Person knownBy(TermType type) {
        return PERSON.has(type) ? PERSON : GENESYS.population().any(each -> each.isPlain() && each.has(type));
    }

    private static String knownBeforeTheVisit(TermType type) {
        return knownBy(type).contactId();
    }
}
