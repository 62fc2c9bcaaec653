package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.sandbox.GenesysDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Genesys' own JavaScript SDK, as published and unmodified, finds contacts and users at the double as at Genesys. */
class OfficialSdkContactsTest {
    private static final String DELETED = "former.colleague@example.com";
    private static final GenesysDouble GENESYS = GenesysDouble.start(GenesysDoubleSettings.defaults()
            .withPopulation(100, 9)
            .withPerson(Person.named("Ola Formerly")
                    .email(DELETED)
                    .employee(UserState.DELETED)
                    .build()));
    private static final Person PERSON = GENESYS.population().plain(0);
    private static final Person MERGED = GENESYS.population().merged();
    private static JsonNode seen = Json.object();

    @BeforeAll
    static void letTheSdkVisit() throws Exception {
        if (!Referee.whySkipped().isEmpty()) {
            System.out.println(Referee.whySkipped());
            return;
        }
        Contact ancestor = MERGED.contacts().get(1);
        String formerEmail = ancestor.terms().stream()
                .filter(term -> term.type() == TermType.EMAIL)
                .findFirst()
                .orElseThrow()
                .value();
        ObjectNode wanted = Referee.at(GENESYS)
                .put("email", PERSON.email())
                .put("phone", PERSON.phone())
                .put("formerEmail", formerEmail)
                .put("keywords", "example")
                .put("ancestor", ancestor.id())
                .put("userEmail", GENESYS.population().employee().email())
                .put("deletedEmail", DELETED);
        seen = Referee.run("contacts.js", wanted);
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
    void itFindsContactsByWhatTheyHaveClaimed() {
        assertThat(seen.path("byEmail").path("id").asText()).isEqualTo(PERSON.contactId());
        assertThat(seen.path("byEmail").path("identifiers").findValuesAsText("value"))
                .contains(PERSON.email(), PERSON.phone());
        assertThat(seen.path("byPhone").path("id").asText()).isEqualTo(PERSON.contactId());
        assertThat(seen.path("byFormerEmail").path("id").asText()).isEqualTo(MERGED.contactId());
    }

    @Test
    void itFindsContactsByKeywordsAndValues() {
        assertThat(seen.path("found").path("entities")).hasSize(5);
        assertThat(seen.path("found").path("total").asInt()).isGreaterThan(5);
        assertThat(seen.path("found")
                        .path("entities")
                        .path(0)
                        .path("division")
                        .path("name")
                        .asText())
                .isEqualTo("Home");
        assertThat(seen.path("reverse").path("contacts").path(0).path("id").asText())
                .isEqualTo(PERSON.contactId());
    }

    @Test
    void itResolvesWhatWasMergedOrLeavesItAsItWas() {
        String ancestor = MERGED.contacts().get(1).id();

        assertThat(seen.path("resolved").path("id").asText()).isEqualTo(MERGED.contactId());
        assertThat(seen.path("resolved").path("mergeSet")).hasSize(3);
        assertThat(seen.path("unresolved").path("id").asText()).isEqualTo(ancestor);
        assertThat(seen.path("unresolved").path("canonicalContact").path("id").asText())
                .isEqualTo(MERGED.contactId());
        assertThat(seen.path("identifiers").path("entities")).isNotEmpty();
    }

    @Test
    void itFindsUsersAndDeletedOnesWhereItAsks() {
        assertThat(seen.path("users").path("total").asInt()).isEqualTo(1);
        assertThat(seen.path("users").path("results").path(0).path("id").asText())
                .isEqualTo(GENESYS.population().employee().userId());
        assertThat(seen.path("deleted").path("results").path(0).path("state").asText())
                .isEqualTo("deleted");
    }

    @Test
    void itUnderstandsEveryRefusal() {
        JsonNode refusals = seen.path("refusals");

        assertThat(refusals.path("nobody").path("status").asInt()).isEqualTo(404);
        assertThat(refusals.path("noNumber").path("code").asText()).isEqualTo("validation.failed");
        assertThat(refusals.path("beyond").path("status").asInt()).isEqualTo(400);
        assertThat(refusals.path("unknown").path("code").asText()).isEqualTo("entity.not.found");
    }

    @Test
    void nothingItSendsIsAgainstThePublishedDefinition() {
        assertThat(GENESYS.journal().count("POST /api/v2/externalcontacts/identifierlookup/contacts"))
                .isEqualTo(5);
        assertThat(GENESYS.journal().violations()).isEmpty();
    }
}
