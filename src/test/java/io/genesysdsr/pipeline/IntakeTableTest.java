package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.genesys.Person;
import org.junit.jupiter.api.Test;

/** What whoever inserts requests reads back. */
class IntakeTableTest extends Journey {

    @Test
    void aRowThatIsNotValidIsRefusedWithTheMendAndStopsNoOther() {
        String bad = drop("FORGET_ME", "[{\"kind\": \"PHONE\", \"value\": \"030 12\"}, {\"kind\": \"EMAIL\"}]");
        String good = drop("ACCESS", identifier("EMAIL", contact().email()));
        String reason = awaitState(bad, "REFUSED");
        assertThat(reason)
                .contains("subject_right: must be one of [ACCESS, RECTIFICATION, ERASURE, PORTABILITY]")
                .contains("identifiers[0].value: must be a phone number with +")
                .contains("identifiers[1].value: must be a text")
                .doesNotContain("030 12")
                .doesNotContain("FORGET_ME");
        awaitState(good, "FULFILLED");
    }

    @Test
    void aRefusedRowThatIsMendedIsTaken() {
        String reference = drop("ACCESS", "[]");
        awaitState(reference, "REFUSED");
        db().sql("update dsr_intake set identifiers = :identifiers::jsonb, state = null where reference = :reference")
                .param("identifiers", identifier("EMAIL", contact().email()))
                .param("reference", reference)
                .update();
        awaitState(reference, "FULFILLED");
    }

    @Test
    void theSameReferenceTwiceIsOneRequest() {
        Person person = contact();
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        db().sql("delete from dsr_intake where reference = :reference")
                .param("reference", reference)
                .update();
        dropAgain(reference, "ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "DUPLICATE");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
    }

    @Test
    void anAcceptedRowHoldsNothingPersonalAnyMore() {
        String reference = drop("ACCESS", identifier("EMAIL", contact().email()));
        awaitState(reference, "FULFILLED");
        assertThat(db().sql("""
                select count(*) from dsr_intake where reference = :reference and subject_name is null and identifiers is null
                and proof is null and corrections is null and due_at is not null""")
                        .param("reference", reference)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
