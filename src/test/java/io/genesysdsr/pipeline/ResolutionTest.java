package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.genesys.Fault;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whom the product takes for the person who asks; in doubt it asks a person and submits nothing. */
class ResolutionTest extends Journey {

    @Test
    void twoNamesakesAreLeftToAPerson() {
        String name = "Subject " + unique();
        Person one = genesys()
                .population()
                .add(Person.named(name)
                        .email(unique() + "@example.org")
                        .contact()
                        .build());
        Person other = genesys()
                .population()
                .add(Person.named(name)
                        .email(unique() + "@example.org")
                        .contact()
                        .build());
        String reference = drop(
                "ERASURE",
                "[{\"kind\": \"NAME\", \"value\": \"" + name + "\"}, {\"kind\": \"EMAIL\", \"value\": \"" + one.email()
                        + "\"}]");
        assertThat(awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-201");
        assertThat(submissionsNaming(one.contactId()) + submissionsNaming(other.contactId()))
                .isZero();
    }

    @Test
    void aNameAloneIsLeftToAPerson() {
        Person person = contact();
        String reference = drop("ERASURE", identifier("NAME", person.name()));
        assertThat(awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-204");
        assertThat(submissionsNaming(person.contactId())).isZero();
    }

    @Test
    void anEmployeeAmongTheAnswersIsLeftToAPerson() {
        Person employee = genesys()
                .population()
                .add(Person.named("Subject " + unique())
                        .email(unique() + "@example.org")
                        .employee()
                        .build());
        String reference = drop("ERASURE", identifier("EMAIL", employee.email()));
        assertThat(awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-202");
        assertThat(submissionsNaming(employee.userId() + "")).isZero();
    }

    @Test
    void aListThatHoldsMoreThanItShowsIsLeftToAPerson() {
        Person person = contact();
        genesys().faults().next(1, "GET /api/v2/gdpr/subjects", Fault.truncatedListing(7));
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        assertThat(awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-203");
        assertThat(submissionsNaming(person.contactId())).isZero();
    }

    @Test
    void aSearchOfAPartOnlyIsLeftToAPersonAlsoWhereItShowsNobody() {
        String unknown = unique() + "@example.org";
        genesys()
                .faults()
                .when(
                        1,
                        "GET /api/v2/externalcontacts/contacts",
                        ask -> unknown.equals(ask.query("q")),
                        Fault.partialResults());
        String reference = drop("ACCESS", identifier("EMAIL", unknown));
        assertThat(awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-203");
        assertThat(submissionsNaming(unknown)).isZero();
    }

    @Test
    void nobodyIsLookedUpBeforeTheyProvedWhoTheyAre() {
        Person person = contact();
        var askedFor = genesys()
                .faults()
                .when(
                        Integer.MAX_VALUE,
                        "GET /api/v2/gdpr/subjects",
                        ask -> person.email().equals(ask.query("searchValue")),
                        Fault.slow(Duration.ofMillis(1)));
        String reference = dropUnproved("ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "AWAITING_PROOF");
        String proved = drop("ACCESS", identifier("EMAIL", contact().email()));
        awaitState(proved, "FULFILLED");
        assertThat(askedFor.fired()).isZero();
        prove(reference);
        awaitState(reference, "FULFILLED");
        assertThat(askedFor.fired()).isPositive();
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
    }

    @Test
    void aSearchThatIsInterruptedBeginsAnewAndEndsAlike() {
        Person person = contact();
        genesys().faults().next(1, "POST /api/v2/externalcontacts/identifierlookup/contacts", Fault.badGateway());
        genesys().faults().next(1, "POST /api/v2/users/search", Fault.status(503));
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(events(reference)).contains("RequestThwarted");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
    }
}
