package io.genesysdsr.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.genesysdsr.failure.TryLater;
import io.genesysdsr.keys.Undecryptable;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the index answers once it is filled. */
class CustomerIndexTest {

    @TempDir
    private static Path folder;

    private static IndexRoom room;

    @BeforeAll
    static void anIndex() {
        room = IndexRoom.open(folder, "--dsr.customers.most-customers=3", "--dsr.customers.most-identifiers=4");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void beforeTheFirstImportTheWorkWaits() {
        room.db().sql("delete from customer_import").update();
        assertThatThrownBy(() -> room.find(IdentifierKind.EMAIL, "ada@example.org"))
                .isInstanceOf(TryLater.class)
                .hasMessage("customers-821");
    }

    @ParameterizedTest
    @EnumSource(IdentifierKind.class)
    void aCustomerIsFoundByEachKind(IdentifierKind kind) {
        String value =
                switch (kind) {
                    case EMAIL -> "ada@example.org";
                    case PHONE -> "+4930123456";
                    default -> "Ada 1";
                };
        fill("C-1,consumer," + kind + "," + value + ",,", "C-2,consumer,EMAIL,grace@example.org,,");
        assertThat(room.keys(kind, value)).containsExactly("C-1");
    }

    @Test
    void anAddressAndANumberAreFoundInTheFormThatRequestsHave() {
        fill("C-1,CONSUMER,email,Ada.Lovelace@Example.ORG,,", "C-1,CONSUMER,phone,+49 (30) 123-456,,");
        assertThat(room.keys(IdentifierKind.EMAIL, "ada.lovelace@example.org")).containsExactly("C-1");
        assertThat(room.keys(IdentifierKind.PHONE, "+4930123456")).containsExactly("C-1");
    }

    @Test
    void aCustomerIsFoundByItsKeyAsAnExternalId() {
        fill("C-1,CONSUMER,EMAIL,ada@example.org,,");
        assertThat(room.keys(IdentifierKind.EXTERNAL_ID, "C-1")).containsExactly("C-1");
        assertThat(room.keys(IdentifierKind.NAME, "C-1")).isEmpty();
    }

    @Test
    void aFragmentedIdentityComesWithAllThatItHolds() {
        fill(
                "C-1,CONSUMER,EMAIL,ada@example.org,,",
                "C-2,CONSUMER,EMAIL,grace@example.org,,",
                "C-1,CONSUMER,EMAIL,a.lovelace@example.org,,",
                "C-1,CONSUMER,EXTERNAL_ID,crm-1,,");
        CustomerListing listing = room.find(IdentifierKind.EMAIL, "a.lovelace@example.org");
        assertThat(listing.truncated()).isFalse();
        assertThat(listing.customers()).singleElement().satisfies(c -> assertThat(c.held())
                .containsExactly(
                        new Held(IdentifierKind.EMAIL, "ada@example.org", null, null),
                        new Held(IdentifierKind.EMAIL, "a.lovelace@example.org", null, null),
                        new Held(IdentifierKind.EXTERNAL_ID, "crm-1", null, null)));
    }

    @Test
    void aReusedNumberComesWithTheDaysOnWhichEachHeldIt() {
        fill(
                "C-1,CONSUMER,PHONE,+4930123456,2019-01-01,2023-06-30",
                "C-2,CONSUMER,PHONE,+4930123456,2024-02-01,",
                "C-3,CONSUMER,PHONE,+4930123456,2010-01-01,9999-12-31");
        CustomerListing listing = room.find(IdentifierKind.PHONE, "+4930123456");
        assertThat(listing.customers()).hasSize(3);
        assertThat(held(listing, "C-1"))
                .isEqualTo(new Held(
                        IdentifierKind.PHONE,
                        "+4930123456",
                        LocalDate.parse("2019-01-01"),
                        LocalDate.parse("2023-06-30")));
        assertThat(held(listing, "C-2"))
                .isEqualTo(new Held(IdentifierKind.PHONE, "+4930123456", LocalDate.parse("2024-02-01"), null));
        assertThat(held(listing, "C-3").until()).as("a far day means still").isNull();
    }

    private static Held held(CustomerListing listing, String customer) {
        return listing.customers().stream()
                .filter(c -> c.key().equals(customer))
                .findFirst()
                .orElseThrow()
                .held()
                .get(0);
    }

    @Test
    void aBusinessIsToldApartAndWhoIsBothIsAConsumer() {
        fill(
                "B-1,BUSINESS,PHONE,+4930123456,,",
                "B-2,BUSINESS,EMAIL,shop@example.org,,",
                "B-2,CONSUMER,PHONE,+4930123456,,");
        assertThat(room.find(IdentifierKind.PHONE, "+4930123456").customers())
                .extracting(Customer::key, Customer::party)
                .containsExactlyInAnyOrder(tuple("B-1", Party.BUSINESS), tuple("B-2", Party.CONSUMER));
    }

    @Test
    void tooManyCustomersAreCutOffAndItIsSaid() {
        fill(
                "C-1,CONSUMER,PHONE,+4930123456,,",
                "C-2,CONSUMER,PHONE,+4930123456,,",
                "C-3,CONSUMER,PHONE,+4930123456,,",
                "C-4,CONSUMER,PHONE,+4930123456,,",
                "C-5,CONSUMER,EMAIL,ada@example.org,,");
        assertThat(room.find(IdentifierKind.PHONE, "+4930123456")).satisfies(l -> {
            assertThat(l.truncated()).isTrue();
            assertThat(l.customers()).hasSize(3);
        });
        assertThat(room.find(IdentifierKind.EMAIL, "ada@example.org").truncated())
                .isFalse();
    }

    @Test
    void tooManyIdentifiersAreCutOffAndItIsSaid() {
        fill(
                "C-1,CONSUMER,EMAIL,a1@example.org,,",
                "C-1,CONSUMER,EMAIL,a2@example.org,,",
                "C-1,CONSUMER,EMAIL,a3@example.org,,",
                "C-1,CONSUMER,EMAIL,a4@example.org,,",
                "C-2,CONSUMER,EMAIL,a1@example.org,,",
                "C-1,CONSUMER,EMAIL,a5@example.org,,");
        CustomerListing listing = room.find(IdentifierKind.EMAIL, "a1@example.org");
        assertThat(listing.truncated()).isTrue();
        assertThat(listing.customers()).extracting(c -> c.held().size()).containsExactlyInAnyOrder(4, 1);
    }

    @Test
    void severalIdentifiersFindEachCustomerOnce() {
        fill("C-1,CONSUMER,EMAIL,ada@example.org,,", "C-1,CONSUMER,PHONE,+4930123456,,");
        assertThat(room.find(List.of(
                                new Identifier(IdentifierKind.EMAIL, "ada@example.org"),
                                new Identifier(IdentifierKind.PHONE, "+4930123456"),
                                new Identifier(IdentifierKind.EXTERNAL_ID, "C-1")))
                        .customers())
                .hasSize(1);
        assertThat(room.find(List.of()).customers()).isEmpty();
    }

    @Test
    void nothingPersonalStandsInTheTablesAndNoTextShowsAny() {
        fill("crm-unmistakable,CONSUMER,EMAIL,unmistakable@example.org,,");
        CustomerListing listing = room.find(IdentifierKind.EMAIL, "unmistakable@example.org");
        assertThat(room.db()
                        .sql(
                                "select t::text from customer_identifier t union all select t::text from customer_import t")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(t -> t.contains("unmistakable") || t.contains(hex("unmistakable")));
        assertThat(listing.toString()
                        + listing.customers()
                        + listing.customers().get(0).held())
                .doesNotContain("unmistakable");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void valuesOfTwoRowsCannotBeExchanged() {
        fill("C-1,CONSUMER,EMAIL,ada@example.org,,", "C-2,CONSUMER,EMAIL,grace@example.org,,");
        room.db()
                .sql(
                        "update customer_identifier a set value = b.value from customer_identifier b where b.row_number <> a.row_number")
                .update();
        assertThatThrownBy(() -> room.find(IdentifierKind.EMAIL, "ada@example.org"))
                .isInstanceOf(Undecryptable.class);
    }

    private static void fill(String... rows) {
        IndexRoom.Said said = room.imports(IndexRoom.HEADER + String.join("\n", rows) + "\n", "--force");
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
    }
}
