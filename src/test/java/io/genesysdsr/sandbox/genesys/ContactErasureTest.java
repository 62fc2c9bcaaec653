package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What External Contacts and the directory answer when a GDPR request is done. */
class ContactErasureTest extends CustomerOfTheDouble {
    private static final Person COLLEAGUE = Person.named("Ola Formerly")
            .email("ola@example.com")
            .employee(UserState.DELETED)
            .build();

    ContactErasureTest() {
        super(GenesysDoubleSettings.defaults().withPopulation(100, 7).withPerson(COLLEAGUE));
    }

    @Test
    void whoWasErasedIsFoundByNoCall() throws Exception {
        Person person = genesys.population().plain(1);
        assertThat(customer.contacts(person.email()).number("total")).isEqualTo(1);

        erase("externalContactId", person.contactId());

        assertThat(customer.identified("Email", person.email()).status()).isEqualTo(404);
        assertThat(customer.identified("Phone", person.phone()).status()).isEqualTo(404);
        assertThat(customer.contacts(person.email()).number("total")).isZero();
        assertThat(customer.lookup(person.phone()).json().path("contacts")).isEmpty();
        assertThat(customer.contact(person.contactId()).status()).isEqualTo(404);
        assertThat(customer.contact(person.contactId() + "/unresolved").status())
                .isEqualTo(404);
        assertThat(customer.contact(person.contactId() + "/identifiers").status())
                .isEqualTo(404);
    }

    @Test
    void aDeletedUserWhoWasErasedIsNotEvenFoundAmongTheDeleted() throws Exception {
        String[] criteria = {"email EXACT ola@example.com", "state EXACT deleted"};
        assertThat(customer.users(criteria).number("total")).isEqualTo(1);

        erase("userId", COLLEAGUE.userId() + "");

        assertThat(customer.users(criteria).number("total")).isZero();
    }

    @Test
    void ofTwoContactsThatNobodyMergedOneIsErasedAndTheOtherHasTheNumberNow() throws Exception {
        Person person = genesys.population().fragmented();
        String first = person.contacts().get(0).id();
        String second = person.contacts().get(1).id();
        assertThat(customer.identified("Phone", person.phone()).text("id")).isEqualTo(first);

        erase("externalContactId", first);

        assertThat(genesys.requests().all()).hasSize(1);
        assertThat(customer.contact(first).status()).isEqualTo(404);
        assertThat(customer.identified("Email", person.email()).status()).isEqualTo(404);
        assertThat(customer.subjects(TermType.EMAIL, person.email()).number("total"))
                .isZero();
        assertThat(customer.identified("Phone", person.phone()).text("id")).isEqualTo(second);
        assertThat(customer.identified("Email", "dora.ganz@example.net").text("id"))
                .isEqualTo(second);
        assertThat(conversationsLeft(person)).containsOnly("dora.ganz@example.net");
    }

    @Test
    void whatIsLeftOfAMergeSetIsAMergeSetUnderAnotherHead() throws Exception {
        Person merged = genesys.population().merged();
        List<String> ids = merged.contacts().stream().map(Contact::id).toList();
        genesys.faults().next(1, "POST /api/v2/gdpr/requests", Fault.relatedEndInError());

        erase("externalContactId", ids.get(0));

        assertThat(customer.contact(ids.get(0)).status()).isEqualTo(404);
        Customer.Got left = customer.contact(ids.get(2));
        assertThat(left.text("id")).isEqualTo(ids.get(1));
        assertThat(left.json().path("mergeSet").findValuesAsText("id")).containsExactly(ids.get(1), ids.get(2));
        assertThat(customer.identified("Email", merged.email()).status()).isEqualTo(404);
        String former = merged.contacts().get(1).terms().get(1).value();
        assertThat(customer.identified("Email", former).text("id")).isEqualTo(ids.get(1));
    }

    @Test
    void ofAMergeSetThatIsErasedAsAWholeNothingIsFound() throws Exception {
        Person merged = genesys.population().merged();

        erase("externalContactId", merged.contactId());

        assertThat(genesys.requests().all()).hasSize(3);
        for (Contact contact : merged.contacts()) {
            assertThat(customer.contact(contact.id() + "/unresolved").status()).isEqualTo(404);
        }
    }

    @Test
    void aNumberThatWasPassedOnIsClaimedByItsFormerHolderUntilTheyAreErased() throws Exception {
        Person former = genesys.population().formerHolder();
        Person present = genesys.population().presentHolder();
        assertThat(present.phone()).isEqualTo(former.phone());
        assertThat(customer.identified("Phone", former.phone()).text("id")).isEqualTo(former.contactId());
        assertThat(customer.lookup(former.phone()).json().path("contacts")).hasSize(2);

        erase("externalContactId", former.contactId());

        assertThat(customer.identified("Phone", former.phone()).text("id")).isEqualTo(present.contactId());
        assertThat(conversationsLeft(present)).contains(present.phone());
    }

    @Test
    void aCorrectionIsSeenInTheContactAndInItsDate() throws Exception {
        Person person = genesys.population().plain(2);
        ObjectNode update = Customer.request("GDPR_UPDATE", Json.object().put("externalContactId", person.contactId()));
        update.putArray("replacementTerms")
                .addObject()
                .put("type", "EMAIL")
                .put("existingValue", person.email())
                .put("updatedValue", "corrected@example.com");
        String before = customer.contact(person.contactId()).text("modifyDate");

        customer.submit(update);
        clock.pass(Duration.ofMinutes(1));

        assertThat(customer.identified("Email", "corrected@example.com").text("id"))
                .isEqualTo(person.contactId());
        assertThat(customer.identified("Email", person.email()).status()).isEqualTo(404);
        assertThat(customer.contact(person.contactId()).text("modifyDate")).isNotEqualTo(before);
    }

    private void erase(String field, String id) throws Exception {
        assertThat(customer.erase(Json.object().put(field, id)).status()).isEqualTo(202);
        clock.pass(Duration.ofMinutes(1));
    }

    private List<String> conversationsLeft(Person person) {
        return genesys.population().any(each -> each.key().equals(person.key())).holdings().conversations().stream()
                .map(conversation -> conversation.address().value())
                .toList();
    }
}
