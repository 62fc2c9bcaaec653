package io.genesysdsr.resolution;

import static io.genesysdsr.resolution.SearchRoom.MAIL;
import static io.genesysdsr.resolution.SearchRoom.NAME;
import static io.genesysdsr.resolution.SearchRoom.NOW;
import static io.genesysdsr.resolution.SearchRoom.OTHER_MAIL;
import static io.genesysdsr.resolution.SearchRoom.PHONE;
import static io.genesysdsr.resolution.SearchRoom.changed;
import static io.genesysdsr.resolution.SearchRoom.contact;
import static io.genesysdsr.resolution.SearchRoom.customer;
import static io.genesysdsr.resolution.SearchRoom.held;
import static io.genesysdsr.resolution.SearchRoom.holds;
import static io.genesysdsr.resolution.SearchRoom.merged;
import static io.genesysdsr.resolution.SearchRoom.submitting;
import static io.genesysdsr.resolution.SearchRoom.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.customers.Party;
import io.genesysdsr.genesys.ExternalContact;
import io.genesysdsr.genesys.GdprSubject;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Right;
import io.genesysdsr.resolution.Candidate.Standing;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways that lead from the person's own to somebody else's: by mistake, by chance and by malice. */
class StrangersTest {

    private static final Identifier THIRD_MAIL = new Identifier(IdentifierKind.EMAIL, "c@example.org");
    private static final GdprSubject DIALER = GdprSubject.dialerContact("list", "1");

    @Test
    void aNamelessRecordUnderALinkedAddressIsDoubtful() {
        Verdict verdict = submitting(MAIL)
                .contact(MAIL, contact("one", "Ada Example", MAIL, OTHER_MAIL))
                .contact(OTHER_MAIL, contact("other", null, OTHER_MAIL))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-209");
        assertThat(verdict.targets()).containsExactly(target("one"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS", "PORTABILITY"})
    void whoWritesAnothersAddressAndNameIntoTheirOwnRecordIsHandedNothingOfTheirs(Right right) {
        Verdict verdict = submitting(MAIL, NAME)
                .havingProved(MAIL)
                .contact(MAIL, contact("attacker", "Ada Example", MAIL, OTHER_MAIL, PHONE))
                .contact(OTHER_MAIL, contact("victim", "Ada Example", OTHER_MAIL, PHONE))
                .verdict(right);
        assertThat(verdict.code()).isEqualTo("resolve-209");
        assertThat(verdict.targets()).containsExactly(target("attacker"));
    }

    @Test
    void aNameThatWasOnlyGivenMakesNoLinkedRecordThePersons() {
        Verdict verdict = submitting(MAIL, NAME)
                .havingProved(MAIL)
                .contact(MAIL, contact("attacker", null, MAIL, OTHER_MAIL))
                .contact(OTHER_MAIL, contact("victim", "Ada Example", OTHER_MAIL))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-209");
        assertThat(verdict.targets()).containsExactly(target("attacker"));
    }

    @Test
    void twoRecordsOfAStrangerDoNotVouchForEachOther() {
        Verdict verdict = submitting(MAIL)
                .contact(MAIL, contact("junior", "Ada Example", MAIL, PHONE))
                .contact(PHONE, contact("senior", "Ada Example", PHONE, OTHER_MAIL))
                .contact(PHONE, contact("senior too", "Ada Example", PHONE, OTHER_MAIL))
                .verdict();
        assertThat(verdict.code()).isNotNull();
        assertThat(verdict.targets()).containsExactly(target("junior"));
    }

    @Test
    void manyLinkedIdentifiersAreNotMoreThanOne() {
        Verdict verdict = submitting(MAIL)
                .contact(MAIL, contact("one", "Ada Example", MAIL, OTHER_MAIL, THIRD_MAIL, PHONE))
                .contact(OTHER_MAIL, contact("other", null, OTHER_MAIL, THIRD_MAIL, PHONE))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-209");
    }

    @Test
    void whatOnlySomebodyWhoWasNotChosenIsKnownByIsNotAskedFor() {
        Verdict verdict = submitting(PHONE)
                .contact(PHONE, contact("ada", "Ada Example", PHONE))
                .contact(PHONE, contact("ben", "Ben Example", PHONE, OTHER_MAIL))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-201");
        assertThat(verdict.choosing(Set.of(1)).targets()).containsExactly(target("ada"));
    }

    @Test
    void anEmployeesAddressIsNotAskedForBesideWhomAPersonChose() {
        Verdict verdict = submitting(MAIL, PHONE)
                .user("u", true)
                .contact(PHONE, contact("one", "Ada Example", PHONE))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-202");
        assertThat(verdict.candidates()).extracting(Candidate::target).containsExactly(target("one"));
        assertThat(verdict.choosing(Set.of(1)).targets()).containsExactly(target("one"));
    }

    @Test
    void aTermOfASubjectWithoutIdIsNoCandidate() {
        GdprSubject nameless = new GdprSubject(null, null, null, null, null, null, null, null, null);
        Verdict verdict = submitting(MAIL, PHONE).subject(MAIL, nameless).verdict();
        assertThat(verdict.code()).isEqualTo("resolve-205");
        assertThat(verdict.candidates()).extracting(Candidate::target).containsExactly(PHONE);
    }

    @Test
    void aNumberThatThePersonHoldsNoMoreIsNeverSubmittedUnseen() {
        Verdict verdict = submitting(MAIL)
                .index(customer("C1", Party.CONSUMER, holds(MAIL), held(PHONE, "2015-01-01", "2019-12-31")))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-208");
        assertThat(verdict.targets()).doesNotContain(PHONE);
    }

    @Test
    void theNextOwnerOfANumberIsDoubtfulAndThePersonsOwnOldRecordIsNot() {
        assertThat(formerNumberLeadingTo(changed("next", NOW.minus(Duration.ofDays(30)), PHONE))
                        .targets())
                .doesNotContain(target("next"));
        assertThat(formerNumberLeadingTo(changed("own", NOW.minus(Duration.ofDays(2900)), PHONE))
                        .targets())
                .contains(target("own"));
    }

    private static Verdict formerNumberLeadingTo(ExternalContact contact) {
        return submitting(MAIL)
                .index(customer("C1", Party.CONSUMER, holds(MAIL), held(PHONE, "2015-01-01", "2019-12-31")))
                .contact(PHONE, contact)
                .verdict();
    }

    @Test
    void anUndatedRecordUnderANumberThatChangedHandsIsDoubtful() {
        Verdict verdict = submitting(PHONE)
                .index(
                        customer("C0", Party.CONSUMER, held(PHONE, null, "2024-12-31")),
                        customer("C1", Party.CONSUMER, held(PHONE, "2025-01-01", null)))
                .subject(PHONE, DIALER)
                .verdict();
        assertThat(verdict.code()).isNotNull();
        assertThat(verdict.candidates().get(0).conflicts()).contains(Conflict.FORMER_HOLDER);
        assertThat(verdict.targets()).allMatch(target -> target.kind() == IdentifierKind.EXTERNAL_ID);
    }

    @Test
    void aMergeSetWithTwoNamesIsDoubtful() {
        Verdict verdict = submitting(MAIL)
                .subject(OTHER_MAIL, GdprSubject.externalContact("other"))
                .contact(MAIL, contact("other", "Ben Example", OTHER_MAIL))
                .contact(MAIL, merged("one", "Ada Example", Set.of("one", "other"), MAIL))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-209");
        assertThat(verdict.candidates()).extracting(Candidate::standing).containsOnly(Standing.DOUBTFUL);
    }

    @Test
    void theNumbersOfANewListFollowThoseOfTheFormerOne() {
        Verdict first = submitting(MAIL).subject(MAIL, DIALER).verdict();
        Verdict second = submitting(MAIL).subject(MAIL, DIALER).verdict().numberedAfter(first.lastNumber());
        assertThat(second.candidates()).extracting(Candidate::number).containsExactly(2);
        assertThat(second.choosing(Set.of(1)).targets()).isEmpty();
    }
}
