package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.customers.CustomersCommand;
import io.genesysdsr.request.Decision;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.request.Reviews;
import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import io.genesysdsr.sandbox.genesys.Person;
import io.genesysdsr.sandbox.genesys.PersonBuilder;
import io.genesysdsr.sandbox.genesys.Term;
import io.genesysdsr.sandbox.genesys.TermType;
import io.genesysdsr.sandbox.genesys.UserState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person known under many names, and many persons known under one: with a master customer index in the table. */
class FragmentedIdentityTest {

    private static final String HASH = "{bcrypt}$2a$04$r4jnXYQHOsTr4.pmZpbn/ubtxF6GXlILjcQ3KPpBfsEvver.BVANC";
    private static final String REUSED = "+4930555001";
    private static final String ORPHANED = "+4930555002";
    private static final String NEW_OWNER = "new.owner@fragments.example";
    private static final String INDEXED = "indexed@fragments.example";
    private static final String ALSO_INDEXED = "indexed.too@fragments.example";
    private static final String BUSINESS = "office@business.example";

    private static ConfigurableApplicationContext product;
    private static Sandbox sandbox;
    private static Desk desk;
    private static String early;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.onSharedServices(GenesysDoubleSettings.defaults().withCallsPerMinute(0));
        product = Journey.start(
                sandbox,
                Map.ofEntries(
                        Map.entry("spring.quartz.scheduler-name", "fragments"),
                        Map.entry("spring.jmx.unique-names", true),
                        Map.entry("camel.main.name", "fragments"),
                        Map.entry("dsr.customers.source", "table"),
                        Map.entry("dsr.resolution.calls-at-most", 40),
                        Map.entry("dsr.operations.users[0].name", "olga"),
                        Map.entry("dsr.operations.users[0].password", HASH),
                        Map.entry("dsr.operations.users[0].roles", "OPERATOR"),
                        Map.entry("dsr.operations.users[1].name", "vera"),
                        Map.entry("dsr.operations.users[1].password", HASH),
                        Map.entry("dsr.operations.users[1].roles", "VIEWER")));
        desk = new Desk(product.getBean(JdbcClient.class), Duration.ofSeconds(90));
        early = desk.drop("ACCESS", Desk.identifier("EMAIL", mail()));
        desk.awaitEvent(early, "RequestThwarted", 1);
        fillIndex();
    }

    /** Rows of the index, imported as its owner would. */
    private static void fillIndex() throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "sandbox")), "customers", ".csv");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "customer,party,kind,value,from,until",
                        "CRM-FORMER,CONSUMER,PHONE," + REUSED + ",2015-01-01,2024-12-31",
                        "CRM-NEW,CONSUMER,PHONE," + REUSED + ",2025-01-01,",
                        "CRM-NEW,CONSUMER,EMAIL," + NEW_OWNER + ",,",
                        "CRM-FORMER,CONSUMER,PHONE," + ORPHANED + ",2015-01-01,2024-12-31",
                        "CRM-TWO,CONSUMER,EMAIL," + INDEXED + ",,",
                        "CRM-TWO,CONSUMER,EMAIL," + ALSO_INDEXED + ",,",
                        "CRM-OFFICE,BUSINESS,EMAIL," + BUSINESS + ",,",
                        ""));
        List<String> arguments = new ArrayList<>(List.of("customers", "--force", file.toString()));
        sandbox.settings().forEach((key, value) -> arguments.add("--" + key + "=" + value));
        assertThat(CustomersCommand.run(arguments.toArray(String[]::new), UUID::randomUUID))
                .isZero();
    }

    @AfterAll
    static void stop() {
        product.close();
        sandbox.close();
    }

    @AfterEach
    void nothingGoesWrongAnyMore() {
        sandbox.genesys().faults().clear();
        assertThat(sandbox.genesys().journal().violations()).isEmpty();
    }

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
        Person person = add(Person.named("Frag Ment" + unique())
                .email(e1)
                .email(e2)
                .contact()
                .secondContact(email(e2), email(e3)));
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
    void aNumberThatWasSomebodyElsesIsNeverSubmittedByItselfUnlessAPersonSaysSo() throws Exception {
        String reference = desk.drop("ACCESS", Desk.identifier("PHONE", ORPHANED));
        assertThat(desk.awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-208");
        assertThat(submissions(ORPHANED)).isZero();
        assertThat(candidates(reference)).contains("REUSED").doesNotContain(ORPHANED);
        assertThat(choose(reference, "1")).isEqualTo(204);
        desk.awaitState(reference, "NO_DATA_HELD");
        assertThat(submissions(ORPHANED)).isEqualTo(1);
    }

    @Test
    void ofTwoPersonsTheOneWhomAnOperatorChoseIsHandledAndNobodyElse() throws Exception {
        String shared = "+49305" + Math.abs(unique().hashCode() % 1_000_000);
        Person ada = add(Person.named("Ada First").phone(shared).email(mail()).contact());
        Person ben = add(Person.named("Ben Second").phone(shared).email(mail()).contact());
        String reference = desk.drop("ERASURE", Desk.identifier("PHONE", shared));
        assertThat(desk.awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-201");
        String shown = candidates(reference);
        assertThat(Operator.at(product, "vera").candidates(id(reference)))
                .contains("\"score\"")
                .doesNotContain("***", "A*", "@", shared.substring(6));
        assertThat(shown).contains("A*** F***", "B*** S***", "\"score\"").doesNotContain(ada.email(), ben.email());
        assertThat(List.of(choose(reference, "7"), choose(reference, ""))).containsOnly(409);
        int number = shown.indexOf("A*** F***") < shown.indexOf("B*** S***") ? 1 : 2;
        assertThat(choose(reference, Integer.toString(number))).isEqualTo(204);
        desk.awaitState(reference, "FULFILLED");
        assertThat(submissions(ada.contactId())).isPositive();
        assertThat(submissions(ben.contactId())).isZero();
        assertThat(submissions(shared)).isZero();
        assertThat(dossier(reference).events())
                .anyMatch(
                        e -> e.event().equals("CandidatesSelected") && e.actor().equals("olga"));
        assertThat(cases(reference)).isZero();
    }

    @Test
    void aBusinessGoesToAPerson() {
        Person office = add(Person.named("Office").email(BUSINESS).contact());
        String reference = desk.drop("ERASURE", Desk.identifier("EMAIL", BUSINESS));
        assertThat(desk.awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-207");
        assertThat(submissions(office.contactId())).isZero();
        product.getBean(Reviews.class).decide(id(reference), Decision.REFUSE, "olga");
        desk.awaitState(reference, "REFUSED");
        assertThat(cases(reference)).as("candidates that are still kept").isZero();
    }

    @Test
    void whoIsAnEmployeeNoMoreIsACustomerLikeAnybody() {
        Person former = add(Person.named("Former Agent").email(mail()).contact().employee(UserState.INACTIVE));
        String reference = desk.drop("ACCESS", Desk.identifier("EMAIL", former.email()));
        desk.awaitState(reference, "FULFILLED");
        assertThat(explanation(reference)).contains("formerEmployees");
        assertThat(submissions(Objects.requireNonNull(former.userId()))).isZero();
    }

    @Test
    void whatIsLinkedWithoutEndGoesToAPerson() {
        PersonBuilder hub = Person.named("Hub " + unique());
        String first = mail();
        hub.email(first);
        for (int i = 0; i < 20; i++) {
            hub.externalId("HUB-" + unique());
        }
        Person person = add(hub.contact());
        String reference = desk.drop("ERASURE", Desk.identifier("EMAIL", first));
        assertThat(desk.awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-206");
        assertThat(submissions(person.contactId())).isZero();
    }

    private static Person add(PersonBuilder person) {
        return sandbox.genesys().population().add(person.build());
    }

    private static Term email(String address) {
        return new Term(TermType.EMAIL, address);
    }

    private static String mail() {
        return unique() + "@fragments.example";
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    private static long submissions(String value) {
        return sandbox.genesys().requests().all().stream()
                .filter(r -> r.subject().toString().contains(value))
                .count();
    }

    private static UUID id(String reference) {
        return Objects.requireNonNull(desk.row(reference).requestId());
    }

    private static Dossier dossier(String reference) {
        return product.getBean(Dossiers.class).of(id(reference));
    }

    private static String explanation(String reference) {
        return dossier(reference).events().stream()
                .filter(e -> e.event().equals("IdentitiesResolved"))
                .findFirst()
                .orElseThrow()
                .details();
    }

    private static long cases(String reference) {
        return product.getBean(JdbcClient.class)
                .sql("select count(*) from resolution_case where request_id = :id")
                .param("id", id(reference))
                .query(Long.class)
                .single();
    }

    private static String candidates(String reference) throws Exception {
        return Operator.at(product, "olga").candidates(id(reference));
    }

    private static int choose(String reference, String numbers) throws Exception {
        return Operator.at(product, "olga").choose(id(reference), numbers);
    }
}
