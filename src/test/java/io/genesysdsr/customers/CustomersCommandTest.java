package io.genesysdsr.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.genesysdsr.request.IdentifierKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Imports: whole or not at all, and what is wrong with a file is said without repeating it. */
@ExtendWith(OutputCaptureExtension.class)
class CustomersCommandTest {

    private static final String ADA = "C-1,CONSUMER,EMAIL,ada@example.org,,\n";
    private static final String GRACE = "C-2,CONSUMER,EMAIL,grace@example.org,,\n";

    @TempDir
    private Path folder;

    private IndexRoom room;

    @BeforeEach
    void open() {
        room = IndexRoom.open(folder);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void itSaysWhatItDidInFigures() {
        IndexRoom.Said said = imports(ADA, GRACE, "B-1,BUSINESS,PHONE,+4930123456,,\n");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .isEqualTo(
                        "The index shows 2 consumers and 1 businesses with 3 identifiers; before it showed 0 customers.\n");
    }

    @Test
    void whoIsNotInTheNextImportIsGone() {
        imports(ADA, GRACE);
        assertThat(imports(GRACE).exit()).isZero();
        assertThat(room.keys(IdentifierKind.EMAIL, "ada@example.org"))
                .as("a person erased in the CRM is gone here with the next import")
                .isEmpty();
        assertThat(room.keys(IdentifierKind.EMAIL, "grace@example.org")).containsExactly("C-2");
        assertThat(count("customer_import")).isEqualTo(1);
        assertThat(count("customer_identifier")).isEqualTo(1);
    }

    @Test
    void whereTheReportCannotBeWrittenNothingIsImported() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "a device that takes nothing");
        imports(ADA, GRACE);
        Path file = Files.writeString(folder.resolve("unreported.csv"), IndexRoom.HEADER + GRACE);
        Files.createSymbolicLink(ImportReport.beside(file), full);
        int exit = new CustomersCommand(System.out, System.err, UUID::randomUUID).execute(room.arguments(file));
        assertThat(exit).isEqualTo(1);
        assertThat(room.keys(IdentifierKind.EMAIL, "ada@example.org")).containsExactly("C-1");
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        imports(ADA, ADA, GRACE);
        imports(ADA, GRACE);
        assertThat(count("customer_identifier")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",CONSUMER,EMAIL,unmistakable@example.org,,|customer",
                "C-1,PARTNER,EMAIL,unmistakable@example.org,,|party",
                "C-1,CONSUMER,unmistakable,ada@example.org,,|kind",
                "C-1,CONSUMER,EMAIL,unmistakable,,|value",
                "C-1,CONSUMER,PHONE,030 unmistakable,,|value",
                "C-1,CONSUMER,PHONE,030123456,,|value",
                "C-1,CONSUMER,EMAIL,unmistakable@example.org,31.12.2020,|from",
                "C-1,CONSUMER,EMAIL,unmistakable@example.org,,2020-02-30|until",
                "C-1,CONSUMER,EMAIL,unmistakable@example.org,2020-01-02,2020-01-01|until",
                "C-1,CONSUMER,EMAIL,unmistakable@example.org,+999999999-01-01,|from",
                "C-1,CONSUMER,EMAIL,unmistakable@example.org,,,surplus|row",
                "C-1,CONSUMER,NAME,\"unmistakable,,|row"
            })
    void aRowThatIsWrongIsRefusedByRowAndColumnAndTheOthersAreTaken(String row, String column, CapturedOutput logged) {
        IndexRoom.Said said = imports(ADA, row + "\n", GRACE);
        assertThat(said.exit()).as("done, but not all of it").isEqualTo(3);
        assertThat(said.report()).contains("\r\n3,no," + column + ",\"").doesNotContain("unmistakable");
        assertThat(said.out() + said.err()).doesNotContain("unmistakable").contains("Refused 1 rows");
        assertThat(logged.getAll()).doesNotContain("unmistakable");
        assertThat(room.keys(IdentifierKind.EMAIL, "ada@example.org")).containsExactly("C-1");
        assertThat(room.keys(IdentifierKind.EMAIL, "grace@example.org")).containsExactly("C-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "customer,party,kind\nC-1,CONSUMER,EMAIL\n",
                "customer,party,kind,value,unti\nC-1,CONSUMER,EMAIL,ada@example.org,2020-01-01\n",
                "customer,party,kind,value,value\nC-1,CONSUMER,EMAIL,ada@example.org,ada@example.org\n",
                "unmistakable,other\n1,2\n",
                "customer,party,kind,value,from,until\n",
                "customer,party,kind,value,from,until\nC-1,CONSUMER,EMAIL,unmistakable,,\n"
            })
    void aFileThatSaysNothingLeavesTheIndexAsItWas(String file) {
        imports(ADA);
        IndexRoom.Said said = room.imports(file);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).hasLineCount(1).doesNotContain("unmistakable");
        assertThat(room.keys(IdentifierKind.EMAIL, "ada@example.org")).containsExactly("C-1");
    }

    @Test
    void aWorkbookIsNoTable() {
        IndexRoom.Said said = room.imports(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 1, 2, 3});
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("save it as CSV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
    void itReadsWhatSpreadsheetsWrite(String encoding) {
        String file = "\"Customer\";Party;Kind;Value;From;Until;Country\r\n"
                + "\"C-1\";consumer;name;\"Zoë \"\"Z\"\" Müller; geb. Groß\";;;\r\n;;;;;;\r\n"
                + "C-1;consumer;phone;030 123456;2020-01-01;;de\r\n";
        assertThat(room.imports(file.getBytes(Charset.forName(encoding))).exit())
                .isZero();
        assertThat(room.keys(IdentifierKind.NAME, "Zoë \"Z\" Müller; geb. Groß"))
                .containsExactly("C-1");
        assertThat(room.keys(IdentifierKind.PHONE, "+4930123456")).containsExactly("C-1");
    }

    @Test
    void anImportThatLosesMoreThanHalfIsRefusedUnlessForced() {
        String all = IntStream.range(0, 10).mapToObj(this::customer).collect(Collectors.joining());
        imports(all);
        String four = IntStream.range(0, 4).mapToObj(this::customer).collect(Collectors.joining());
        IndexRoom.Said said = imports(four);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("10 customers", "only 4", "--force");
        assertThat(count("customer_identifier")).isEqualTo(10);
        assertThat(room.imports(IndexRoom.HEADER + four, "--force").exit()).isZero();
        assertThat(count("customer_identifier")).isEqualTo(4);
        assertThat(room.imports(IndexRoom.HEADER, "--force").exit())
                .as("nobody is a customer any more")
                .isZero();
        assertThat(room.keys(IdentifierKind.EMAIL, "c0@example.org")).isEmpty();
    }

    @Test
    void twoWhoHoldTheSameAtTheSameTimeAreTakenAndToldAndOneAfterTheOtherIsAsItShouldBe() {
        IndexRoom.Said said = imports(
                "C-1,CONSUMER,PHONE,+4930123456,2019-01-01,2023-06-30\n",
                "C-2,CONSUMER,PHONE,+4930123456,2023-07-01,\n",
                "C-3,CONSUMER,EMAIL,family@example.org,,\n",
                "C-4,CONSUMER,EMAIL,family@example.org,2020-01-01,\n",
                "C-5,CONSUMER,NAME,Ada Lovelace,,\n",
                "C-6,CONSUMER,NAME,Ada Lovelace,,\n",
                "C-7,CONSUMER,EMAIL,both@example.org,,\n",
                "C-7,BUSINESS,PHONE,+4930999999,,\n");
        assertThat(said.exit()).isZero();
        assertThat(said.report().lines().map(l -> l.split(",\"")[0]))
                .containsExactly("row,taken,column", "4,yes,value", "5,yes,value", "9,yes,party");
        assertThat(said.out()).contains("found 3 rows strange");
    }

    @Test
    void aDatabaseConnectionThatIsLostInTheMiddleLeavesTheFormerImport() {
        imports(ADA);
        inTheMiddle("perform pg_terminate_backend(pg_backend_pid())");
        IndexRoom.Said said = imports(manyCustomers(3000));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .hasLineCount(1)
                .contains("the index is as it was")
                .doesNotContain("@example.org");
        assertThat(room.keys(IdentifierKind.EMAIL, "ada@example.org")).containsExactly("C-1");
        assertThat(count("customer_identifier"))
                .as("nothing of the new one is left")
                .isEqualTo(1);
    }

    @Test
    void readersSeeTheFormerImportUntilTheNewOneIsWholeAndASecondImporterIsSentAway() throws Exception {
        imports(ADA);
        inTheMiddle("perform pg_advisory_xact_lock(4711)");
        CompletableFuture<IndexRoom.Said> running;
        try (Connection holder = DriverManager.getConnection(room.database())) {
            holder.createStatement().execute("select pg_advisory_lock(4711)");
            running = CompletableFuture.supplyAsync(() -> imports(manyCustomers(3000)));
            await().until(() -> room.db()
                    .sql("select count(*) > 0 from pg_locks where locktype = 'advisory' and not granted")
                    .query(Boolean.class)
                    .single());
            assertThat(room.keys(IdentifierKind.EMAIL, "ada@example.org")).containsExactly("C-1");
            assertThat(room.keys(IdentifierKind.EMAIL, "c1@example.org")).isEmpty();
            assertThat(imports(GRACE).err()).contains("Another import is running");
        }
        assertThat(running.get().exit()).isZero();
        assertThat(room.keys(IdentifierKind.EMAIL, "ada@example.org")).isEmpty();
        assertThat(room.keys(IdentifierKind.EMAIL, "c1@example.org")).containsExactly("C1");
    }

    @Test
    void whatIsNoCommandIsExplained() throws IOException {
        assertThat(room.importsFile(folder.resolve("none.csv")).err()).contains("no such file");
        assertThat(new CustomersCommand(System.out, System.err, UUID::randomUUID).execute(List.of("customers")))
                .isEqualTo(2);
    }

    /** Runs a statement of PL/pgSQL in the importing connection once two batches are in. */
    private void inTheMiddle(String statement) {
        room.db().sql("""
                create function in_the_middle() returns trigger language plpgsql as $$
                begin
                    if (select count(*) from customer_identifier) >= 2000 then
                        %s;
                    end if;
                    return null;
                end $$""".formatted(statement)).update();
        room.db()
                .sql(
                        "create trigger in_the_middle after insert on customer_identifier for each statement execute function in_the_middle()")
                .update();
    }

    private String manyCustomers(int n) {
        return IntStream.range(0, n).mapToObj(this::customer).collect(Collectors.joining());
    }

    private String customer(int n) {
        return "C" + n + ",CONSUMER,EMAIL,c" + n + "@example.org,,\n";
    }

    private IndexRoom.Said imports(String... rows) {
        return room.imports((IndexRoom.HEADER + String.join("", rows)).getBytes(StandardCharsets.UTF_8));
    }

    private long count(String table) {
        return room.db().sql("select count(*) from " + table).query(Long.class).single();
    }
}
