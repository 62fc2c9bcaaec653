package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a finished request has done to the data. */
class ErasureTest extends CustomerOfTheDouble {
    ErasureTest() {
        super(GenesysDoubleSettings.defaults()
                .withPopulation(100, 7)
                .withCallsPerMinute(0)
                .withUpdateTakes(Duration.ofDays(2))
                .withDeleteTakes(Duration.ofDays(14))
                .withGoneAfter(Duration.ofHours(6)));
    }

    @Test
    void whoWasErasedIsListedForAWhileAndThenGone() throws Exception {
        Person person = genesys.population().plain(1);
        ObjectNode subject = Json.object().put("externalContactId", person.contactId());
        String id = customer.erase(subject).text("id");

        clock.pass(Duration.ofDays(14));
        renew();
        assertThat(customer.request(id).text("status")).isEqualTo("COMPLETED");
        assertThat(found(TermType.EMAIL, person.email())).isEqualTo(1);
        clock.pass(Duration.ofHours(6));
        assertThat(found(TermType.EMAIL, person.email())).isZero();
        assertThat(genesys.population().now(person.key())).isNull();
        customer.export(subject);
        clock.pass(Duration.ofDays(2));
        assertThat(ExportFiles.of(
                        genesys.requests().ofType(RequestType.GDPR_EXPORT).get(0)))
                .containsExactly("{\"records\":[],\"conversations\":[]}");
    }

    @Test
    void aBareTermReachesConversationsAndNoRecord() throws Exception {
        Person caller = genesys.population().callerByNumberOnly();
        Person contact = genesys.population().plain(2);
        customer.erase(phone(caller));
        customer.erase(phone(contact));

        clock.pass(Duration.ofDays(15));
        renew();

        assertThat(found(TermType.PHONE, contact.phone())).isEqualTo(1);
        assertThat(genesys.population().now(caller.key())).isNull();
        assertThat(genesys.population().plain(2).holdings().conversations())
                .noneMatch(conversation -> conversation.address().type() == TermType.PHONE);
    }

    @Test
    void aCorrectionChangesWhatIsFound() throws Exception {
        Person person = genesys.population().plain(3);
        ObjectNode update = Customer.request("GDPR_UPDATE", Json.object().put("externalContactId", person.contactId()));
        update.putArray("replacementTerms")
                .addObject()
                .put("type", "EMAIL")
                .put("existingValue", person.email())
                .put("updatedValue", "corrected@example.com");
        customer.submit(update);

        clock.pass(Duration.ofDays(3));
        renew();

        assertThat(found(TermType.EMAIL, person.email())).isZero();
        assertThat(found(TermType.EMAIL, "corrected@example.com")).isEqualTo(1);
    }

    @Test
    void ofAMergeSetNothingIsLeft() throws Exception {
        Person merged = genesys.population().merged();
        customer.erase(Json.object().put("externalContactId", merged.contactId()));

        clock.pass(Duration.ofDays(15));
        renew();

        assertThat(found(TermType.NAME, merged.name())).isZero();
        assertThat(genesys.population().now(merged.key())).isNull();
    }

    @Test
    void ofAMergeSetWhoseRelatedRequestsFailTheAncestorsAreLeft() throws Exception {
        Person merged = genesys.population().merged();
        genesys.faults().next(1, "POST /api/v2/gdpr/requests", Fault.relatedEndInError());
        customer.erase(Json.object().put("externalContactId", merged.contactId()));

        clock.pass(Duration.ofDays(15));
        renew();

        assertThat(found(TermType.NAME, merged.name())).isEqualTo(1);
        assertThat(genesys.population()
                        .any(each -> each.key().equals(merged.key()))
                        .contacts())
                .hasSize(2);
    }

    /** A token ends while weeks pass. */
    private void renew() throws Exception {
        customer.login("sandbox-client", "sandbox-secret");
    }

    private int found(TermType type, String value) throws Exception {
        return customer.subjects(type, value).number("total");
    }

    private static ObjectNode phone(Person person) {
        ObjectNode subject = Json.object();
        subject.putArray("phoneNumbers").add(person.phone());
        return subject;
    }
}
