package io.genesysdsr.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.genesys.GdprApi.SubjectListing;
import io.genesysdsr.genesys.GdprSubject;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom the answers point at, and when a person must decide. */
class PersonsTest {

    private static final Identifier MAIL = new Identifier(IdentifierKind.EMAIL, "a@example.org");
    private static final Identifier PHONE = new Identifier(IdentifierKind.PHONE, "+4930123456");
    private static final Identifier NAME = new Identifier(IdentifierKind.NAME, "A");
    private static final GdprSubject ONE = GdprSubject.externalContact("one");
    private static final GdprSubject OTHER = GdprSubject.externalContact("other");
    private static final GdprSubject DIALER = GdprSubject.dialerContact("list", "1");

    @Test
    void theSameContactUnderTwoTermsIsOneTarget() {
        assertThat(targets(MAIL, ONE, PHONE, ONE))
                .containsExactly(new Identifier(IdentifierKind.EXTERNAL_CONTACT_ID, "one"));
    }

    @Test
    void aTermThatNoSubjectCoversIsATargetItself() {
        assertThat(targets(MAIL, ONE, PHONE, null))
                .containsExactlyInAnyOrder(new Identifier(IdentifierKind.EXTERNAL_CONTACT_ID, "one"), PHONE);
    }

    @Test
    void withoutAnySubjectEachTermIsATarget() {
        assertThat(targets(MAIL, null, PHONE, null)).containsExactlyInAnyOrder(MAIL, PHONE);
    }

    @Test
    void aNameIsNeverATarget() {
        assertThat(targets(MAIL, ONE, NAME, ONE)).doesNotContain(NAME);
        assertThat(targets(MAIL, ONE, NAME, null)).doesNotContain(NAME);
    }

    @Test
    void aDialerContactUnderThePersonsOwnNumberIsTheirs() {
        assertThat(targets(MAIL, ONE, PHONE, DIALER))
                .containsExactlyInAnyOrder(
                        new Identifier(IdentifierKind.EXTERNAL_CONTACT_ID, "one"),
                        new Identifier(IdentifierKind.DIALER_CONTACT_ID, "list/1"));
    }

    @Test
    void twoContactsAreTwoPersons() {
        assertParked("resolve-201", MAIL, ONE, PHONE, OTHER);
    }

    @Test
    void whomOnlyANameLedToIsSomebodyElse() {
        assertParked("resolve-201", MAIL, null, NAME, ONE);
        assertParked("resolve-201", MAIL, ONE, NAME, DIALER);
    }

    @Test
    void twoNamesUnderOneNumberAreTwoPersons() {
        GdprSubject a = named("A", "list", "1");
        GdprSubject b = named("B", "list", "2");
        assertThatThrownBy(() -> Persons.in(Map.of(PHONE, new SubjectListing(List.of(a, b), false))))
                .hasMessage("resolve-201");
    }

    @Test
    void anEmployeeIsAPersonsToDecide() {
        assertParked("resolve-202", MAIL, GdprSubject.user("u"), PHONE, null);
    }

    @Test
    void aListThatMayHoldMoreIsAPersonsToDecide() {
        assertThatThrownBy(() -> Persons.in(Map.of(MAIL, new SubjectListing(List.of(ONE), true))))
                .hasMessage("resolve-203");
    }

    @Test
    void aNameAloneIsAPersonsToDecide() {
        assertThatThrownBy(() -> Persons.in(Map.of(NAME, new SubjectListing(List.of(ONE), false))))
                .hasMessage("resolve-204");
    }

    private static GdprSubject named(String name, String list, String id) {
        return new GdprSubject(
                name, null, null, new GdprSubject.DialerContactId(id, list), null, null, null, null, null);
    }

    private static Iterable<Identifier> targets(
            Identifier a, @Nullable GdprSubject underA, Identifier b, @Nullable GdprSubject underB) {
        return Persons.in(found(a, underA, b, underB)).targets();
    }

    private static void assertParked(
            String code, Identifier a, @Nullable GdprSubject underA, Identifier b, @Nullable GdprSubject underB) {
        assertThatThrownBy(() -> Persons.in(found(a, underA, b, underB))).hasMessage(code);
    }

    private static Map<Identifier, SubjectListing> found(
            Identifier a, @Nullable GdprSubject underA, Identifier b, @Nullable GdprSubject underB) {
        Map<Identifier, SubjectListing> found = new LinkedHashMap<>();
        found.put(a, listing(underA));
        found.put(b, listing(underB));
        return found;
    }

    private static SubjectListing listing(@Nullable GdprSubject subject) {
        return new SubjectListing(subject == null ? List.of() : List.of(subject), false);
    }
}
