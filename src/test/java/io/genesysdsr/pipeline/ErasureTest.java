package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.genesys.Fault;
import io.genesysdsr.sandbox.genesys.Person;
import io.genesysdsr.sandbox.genesys.Term;
import io.genesysdsr.sandbox.genesys.TermType;
import org.junit.jupiter.api.Test;

/** What a person who asks to be forgotten, or to be put right, gets. */
class ErasureTest extends Journey {

    @Test
    void whoAsksToBeForgottenIsGoneAndItWasLookedAfter() {
        Person person = contact();
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(genesys().population().knownBy(new Term(TermType.EMAIL, person.email())))
                .isEmpty();
        assertThat(dossier(reference).tasks()).singleElement().satisfies(t -> assertThat(t.findings())
                .contains("\"VERIFIED\""));
    }

    @Test
    void anErasureWithoutASubjectIsAcceptedAndNotCalledVerified() {
        String email = unique() + "@nowhere.example.org";
        String reference = drop("ERASURE", identifier("EMAIL", email));
        awaitState(reference, "FULFILLED");
        assertThat(dossier(reference).tasks()).singleElement().satisfies(t -> assertThat(t.findings())
                .contains("\"ACCEPTED\"")
                .doesNotContain("VERIFIED"));
    }

    @Test
    void anErasureThatGenesysCallsAnErrorIsAPersonsToDecide() {
        Person person = contact();
        genesys().faults().next(1, "POST /api/v2/gdpr/requests", Fault.endsInError());
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitReason(reference, "gdpr-402");
        assertThat(row(reference).state()).isEqualTo("IN_FULFILMENT");
        assertThat(genesys().population().knownBy(new Term(TermType.EMAIL, person.email())))
                .isNotEmpty();
    }

    @Test
    void aWrongAddressIsCorrected() {
        Person person = contact();
        String right = unique() + "@example.org";
        String reference = rectify(
                identifier("EMAIL", person.email()),
                "[{\"kind\": \"EMAIL\", \"existing\": \"" + person.email() + "\", \"updated\": \"" + right + "\"}]");
        awaitState(reference, "FULFILLED");
        assertThat(genesys().population().knownBy(new Term(TermType.EMAIL, right)))
                .hasSize(1);
        assertThat(genesys().population().knownBy(new Term(TermType.EMAIL, person.email())))
                .isEmpty();
    }
}
