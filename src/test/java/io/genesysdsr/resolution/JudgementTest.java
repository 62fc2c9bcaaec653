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
import io.genesysdsr.genesys.GdprSubject;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Right;
import io.genesysdsr.resolution.Candidate.Standing;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom the answers point at, and when a person must say. */
class JudgementTest {

    private static final GdprSubject ONE = GdprSubject.externalContact("one");
    private static final GdprSubject OTHER = GdprSubject.externalContact("other");
    private static final GdprSubject DIALER = GdprSubject.dialerContact("list", "1");
    private static final Identifier DIALED = new Identifier(IdentifierKind.DIALER_CONTACT_ID, "list/1");
    private static final Identifier PRESENT_KEY = new Identifier(IdentifierKind.EXTERNAL_ID, "C1");
    private static final Identifier FORMER_KEY = new Identifier(IdentifierKind.EXTERNAL_ID, "C0");

    @Test
    void theSameContactUnderTwoTermsIsOneTarget() {
        Verdict verdict =
                submitting(MAIL, PHONE).subject(MAIL, ONE).subject(PHONE, ONE).verdict();
        assertThat(verdict.code()).isNull();
        assertThat(verdict.targets()).containsExactly(target("one"));
    }

    @Test
    void aTermThatNoSubjectCoversIsATargetItself() {
        assertThat(submitting(MAIL, PHONE).subject(MAIL, ONE).verdict().targets())
                .containsExactlyInAnyOrder(target("one"), PHONE);
        assertThat(submitting(MAIL, PHONE).verdict().targets()).containsExactlyInAnyOrder(MAIL, PHONE);
    }

    @Test
    void aNameIsNeverATarget() {
        assertThat(submitting(MAIL, NAME).subject(MAIL, ONE).verdict().targets())
                .containsExactly(target("one"));
    }

    @Test
    void aDialerContactUnderThePersonsOwnNumberIsTheirs() {
        Verdict verdict = submitting(MAIL, PHONE)
                .subject(MAIL, ONE)
                .subject(PHONE, DIALER)
                .verdict();
        assertThat(verdict.targets()).containsExactlyInAnyOrder(target("one"), DIALED);
    }

    @Test
    void twoContactsThatNothingLinksAreTwoPersons() {
        assertThat(submitting(MAIL, PHONE)
                        .subject(MAIL, ONE)
                        .subject(PHONE, OTHER)
                        .verdict()
                        .code())
                .isEqualTo("resolve-201");
    }

    @Test
    void twoContactsUnderWhatThePersonProvedToHoldAreBothTheirs() {
        Verdict verdict = submitting(MAIL, OTHER_MAIL)
                .havingProved(MAIL, OTHER_MAIL)
                .subject(MAIL, ONE)
                .subject(OTHER_MAIL, OTHER)
                .verdict();
        assertThat(verdict.targets()).containsExactlyInAnyOrder(target("one"), target("other"));
    }

    @Test
    void aMergeSetIsOneSubjectInWhateverOrderItsMembersCome() {
        Verdict verdict = submitting(MAIL)
                .subject(MAIL, OTHER)
                .subject(MAIL, ONE)
                .contact(MAIL, merged("one", "Ada Example", Set.of("one", "other"), MAIL))
                .subject(MAIL, OTHER)
                .verdict();
        assertThat(verdict.code()).isNull();
        assertThat(verdict.targets()).containsExactly(target("one"));
    }

    @Test
    void aSecondContactUnderALinkedAddressIsThePersonsAsWell() {
        Verdict verdict = submitting(MAIL)
                .contact(MAIL, contact("one", "Ada Example", MAIL, OTHER_MAIL))
                .contact(OTHER_MAIL, contact("other", "Ada B. Example", OTHER_MAIL))
                .verdict();
        assertThat(verdict.code()).isNull();
        assertThat(verdict.targets()).containsExactlyInAnyOrder(target("one"), target("other"));
        assertThat(verdict.linked()).contains(MAIL, OTHER_MAIL);
    }

    @Test
    void aLinkedAddressThatNobodyCoversIsNeverSubmittedUnseen() {
        Verdict verdict = submitting(MAIL)
                .contact(MAIL, contact("one", null, MAIL, OTHER_MAIL))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-209");
        assertThat(verdict.choosing(Set.of(1)).targets()).containsExactly(target("one"));
        assertThat(verdict.choosing(Set.of(1, 2)).targets()).containsExactly(target("one"), OTHER_MAIL);
    }

    @Test
    void aLinkedNumberAloneIsNotEnough() {
        Verdict verdict = submitting(MAIL)
                .contact(MAIL, contact("one", "Ada Example", MAIL, PHONE))
                .contact(PHONE, contact("other", "Ada Example", PHONE))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-209");
        assertThat(verdict.candidates())
                .extracting(Candidate::standing)
                .containsExactly(Standing.ACCEPTED, Standing.DOUBTFUL);
    }

    @Test
    void twoNamesUnderOneNumberAreTwoPersons() {
        assertThat(submitting(PHONE)
                        .contact(PHONE, contact("one", "Ada Example", PHONE))
                        .contact(PHONE, contact("other", "Ben Example", PHONE))
                        .verdict()
                        .code())
                .isEqualTo("resolve-201");
    }

    @Test
    void whomOnlyANameLedToIsSomebodyElse() {
        assertThat(submitting(MAIL, NAME).subject(NAME, ONE).verdict().code()).isEqualTo("resolve-201");
        assertThat(submitting(MAIL, NAME)
                        .subject(MAIL, ONE)
                        .subject(NAME, DIALER)
                        .verdict()
                        .code())
                .isEqualTo("resolve-201");
    }

    @Test
    void anotherNameThanTheOneGivenIsDoubtful() {
        Verdict verdict = submitting(MAIL, NAME)
                .contact(MAIL, contact("one", "Ben Other", MAIL))
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-209");
        assertThat(verdict.candidates().get(0).conflicts()).containsExactly(Conflict.NAME);
        assertThat(verdict.candidates().get(0).score()).isEqualTo(45);
    }

    @Test
    void anEmployeeIsAPersonsToDecideAndAFormerOneIsNot() {
        assertThat(submitting(MAIL)
                        .subject(MAIL, GdprSubject.user("u"))
                        .verdict()
                        .code())
                .isEqualTo("resolve-202");
        assertThat(submitting(MAIL).user("u", true).verdict().code()).isEqualTo("resolve-202");
        Verdict former = submitting(MAIL)
                .subject(MAIL, GdprSubject.user("u"))
                .user("u", false)
                .verdict();
        assertThat(former.code()).isNull();
        assertThat(former.targets()).containsExactly(MAIL);
    }

    @Test
    void aListThatMayHoldMoreIsAPersonsToDecide() {
        assertThat(submitting(MAIL).subject(MAIL, ONE).partial().verdict().code())
                .isEqualTo("resolve-203");
    }

    @Test
    void aNameAloneIsAPersonsToDecide() {
        assertThat(submitting(NAME).subject(NAME, ONE).verdict().code()).isEqualTo("resolve-204");
    }

    @Test
    void theFormerOwnerOfANumberIsSetAside() {
        Verdict verdict = submitting(PHONE)
                .index(
                        customer("C0", Party.CONSUMER, held(PHONE, "2015-01-01", "2024-12-31")),
                        customer("C1", Party.CONSUMER, held(PHONE, "2025-01-01", null)))
                .stranger(PHONE, contact("former", "Old Owner", PHONE, FORMER_KEY))
                .contact(PHONE, contact("one", "Ada Example", PHONE, PRESENT_KEY))
                .subject(PRESENT_KEY, ONE)
                .verdict();
        assertThat(verdict.code()).isNull();
        assertThat(verdict.targets()).containsExactly(target("one"));
    }

    @Test
    void aReusedNumberWithoutASubjectIsNeverSubmittedUnseen() {
        Verdict verdict = submitting(MAIL, PHONE)
                .index(
                        customer("C0", Party.CONSUMER, held(PHONE, null, "2024-12-31")),
                        customer("C1", Party.CONSUMER, holds(MAIL), held(PHONE, "2025-01-01", null)))
                .subject(MAIL, ONE)
                .verdict();
        assertThat(verdict.code()).isEqualTo("resolve-208");
        assertThat(verdict.targets()).doesNotContain(PHONE);
        assertThat(verdict.candidates()).anyMatch(c -> c.target().equals(PHONE));
    }

    @Test
    void aContactLastChangedUnderAFormerHolderIsDoubtful() {
        Verdict verdict = submitting(PHONE)
                .index(
                        customer("C0", Party.CONSUMER, held(PHONE, null, "2025-12-31")),
                        customer("C1", Party.CONSUMER, held(PHONE, "2026-01-01", null)))
                .contact(PHONE, changed("old", NOW.minus(Duration.ofDays(200)), PHONE))
                .verdict();
        assertThat(verdict.code()).isNotNull();
        assertThat(verdict.candidates().get(0).conflicts()).contains(Conflict.FORMER_HOLDER);
    }

    @Test
    void aBusinessAloneIsAPersonsToDecide() {
        assertThat(submitting(MAIL)
                        .index(customer("B", Party.BUSINESS, holds(MAIL)))
                        .subject(MAIL, ONE)
                        .verdict()
                        .code())
                .isEqualTo("resolve-207");
    }

    @Test
    void twoCustomersWhoHoldWhatWasGivenAreTwoPersons() {
        assertThat(submitting(MAIL, PHONE)
                        .index(
                                customer("C1", Party.CONSUMER, holds(MAIL)),
                                customer("C2", Party.CONSUMER, holds(PHONE)))
                        .verdict()
                        .code())
                .isEqualTo("resolve-201");
    }

    @Test
    void theIndexLinksContactsThatGenesysDoesNot() {
        Verdict verdict = submitting(MAIL)
                .index(customer("C1", Party.CONSUMER, holds(MAIL), holds(OTHER_MAIL)))
                .contact(MAIL, contact("one", null, MAIL))
                .contact(OTHER_MAIL, contact("other", null, OTHER_MAIL))
                .verdict();
        assertThat(verdict.code()).isNull();
        assertThat(verdict.targets()).contains(target("one"), target("other"));
    }

    @Test
    void eachRightHasAThresholdOfItsOwn() {
        ResolutionSettings strict = new ResolutionSettings(
                80,
                Map.of(Right.ACCESS, 80, Right.RECTIFICATION, 80, Right.ERASURE, 81, Right.PORTABILITY, 80),
                SearchRoom.SETTINGS.weights(),
                SearchRoom.SETTINGS.deductions(),
                SearchRoom.SETTINGS.staleAfter());
        SearchRoom old = submitting(MAIL).contact(MAIL, changed("one", NOW.minus(Duration.ofDays(3000)), MAIL));
        assertThat(old.verdict(Right.ACCESS, strict).code()).isNull();
        assertThat(old.verdict(Right.ERASURE, strict).code()).isEqualTo("resolve-209");
        assertThat(old.verdict(Right.ERASURE).code())
                .as("with the settings that are shipped, age alone is no doubt")
                .isNull();
    }

    @Test
    void whatAPersonChoseIsAllThatIsActedUpon() {
        Verdict chosen = submitting(MAIL, PHONE)
                .subject(MAIL, ONE)
                .subject(PHONE, OTHER)
                .verdict()
                .choosing(Set.of(1));
        assertThat(chosen.code()).isNull();
        assertThat(chosen.targets()).containsExactly(target("one"));
    }
}
