package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.request.Dossier;
import io.genesysdsr.sandbox.genesys.Person;
import io.genesysdsr.sandbox.genesys.Term;
import io.genesysdsr.sandbox.genesys.TermType;
import io.genesysdsr.sandbox.genesys.UserState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One person known under many names: all of it is found, and nothing of anybody else. */
class FragmentedIdentityTest extends IndexedJourney {

    @Test
    void whatComesBeforeTheIndexIsThereWaitsForItAndGoesOn() {
        desk.awaitState(early, "NO_DATA_HELD");
        assertThat(dossier(early).events())
                .anyMatch(e -> e.event().equals("RequestThwarted") && "customers-821".equals(e.code()));
    }

    @Test
    void threeAddressesAndTwoContactsAreAllErased() {
        String e1 = mail();
        String e2 = mail();
        String e3 = mail();
        String name = "Frag Ment" + unique();
        Person person = add(Person.named(name)
                .email(e1)
                .email(e2)
                .contact()
                .secondContact(new Term(TermType.NAME, name), email(e2), email(e3)));
        String reference = desk.drop("ERASURE", Desk.identifier("EMAIL", e1));
        desk.awaitState(reference, "FULFILLED");
        assertThat(sandbox.genesys().population().now(person.key())).isNull();
        assertThat(dossier(reference).tasks())
                .extracting(Dossier.TaskRecord::identifierKind)
                .containsOnly("EXTERNAL_CONTACT_ID")
                .hasSize(2);
        assertThat(explanation(reference)).contains("\"as\": \"LINKED\"").doesNotContain(e1, e2, e3, person.name());
    }

    @Test
    void theIndexLeadsToAContactThatGenesysDoesNotLink() {
        Person one = add(Person.named("Indexed Person").email(INDEXED).contact());
        Person two = add(Person.nameless().email(ALSO_INDEXED).contact());
        String reference = desk.drop("ACCESS", Desk.identifier("EMAIL", INDEXED));
        desk.awaitState(reference, "FULFILLED");
        assertThat(submissions(one.contactId())).isEqualTo(1);
        assertThat(submissions(two.contactId())).isEqualTo(1);
    }

    @Test
    void aMergeSetIsAskedForOnceByItsCanonicalContact() {
        String own = mail();
        String ancestors = mail();
        Person person =
                add(Person.named("Merged " + unique()).email(own).contact().mergedFrom(email(ancestors)));
        String reference = desk.drop("ACCESS", Desk.identifier("EMAIL", ancestors));
        desk.awaitState(reference, "FULFILLED");
        assertThat(dossier(reference).tasks().stream()
                        .filter(t -> t.identifierKind().equals("EXTERNAL_CONTACT_ID")))
                .hasSize(1);
        assertThat(submissions(person.contactId())).isPositive();
    }

    @Test
    void theFormerOwnerOfAReusedNumberIsNotTouched() {
        Person former = add(Person.named("Former Owner")
                .phone(REUSED)
                .externalId("CRM-FORMER")
                .contact());
        Person present = add(Person.named("Present Owner")
                .phone(REUSED)
                .externalId("CRM-NEW")
                .contact());
        String reference = desk.drop("ERASURE", Desk.identifier("PHONE", REUSED));
        desk.awaitState(reference, "FULFILLED");
        assertThat(submissions(former.contactId())).isZero();
        assertThat(submissions(REUSED)).isZero();
        assertThat(sandbox.genesys().population().now(former.key())).isNotNull();
        assertThat(submissions(present.contactId())).isPositive();
        assertThat(explanation(reference)).contains("SET_ASIDE", "OTHER_CUSTOMER");
    }

    @Test
    void whoIsAnEmployeeNoMoreIsACustomerLikeAnybody() {
        Person former = add(Person.named("Former Agent").email(mail()).contact().employee(UserState.INACTIVE));
        String reference = desk.drop("ACCESS", Desk.identifier("EMAIL", former.email()));
        desk.awaitState(reference, "FULFILLED");
        assertThat(explanation(reference)).contains("formerEmployees");
        assertThat(submissions(Objects.requireNonNull(former.userId()))).isZero();
    }
}
