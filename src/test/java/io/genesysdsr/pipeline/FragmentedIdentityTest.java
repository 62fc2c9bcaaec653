package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.customers.CustomersCommand;
import io.genesysdsr.request.Decision;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.request.Reviews;
import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.Ask;
import io.genesysdsr.sandbox.genesys.Fault;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import io.genesysdsr.sandbox.genesys.Person;
import io.genesysdsr.sandbox.genesys.PersonBuilder;
import io.genesysdsr.sandbox.genesys.Term;
import io.genesysdsr.sandbox.genesys.TermType;
import io.genesysdsr.sandbox.genesys.UserState;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
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
    private static final String MARK = "unmistakable" + unique().replace("-", "");
    private static final String BUSINESS = "office@business.example";

    private static final List<String> SEARCHED = List.of(
            "GET /api/v2/gdpr/subjects",
            "POST /api/v2/externalcontacts/identifierlookup/contacts",
            "POST /api/v2/users/search");

    private static ConfigurableApplicationContext product;
    private static Sandbox sandbox;
    private static Desk desk;

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
                        Map.entry("dsr.operations.users[0].roles", "OPERATOR")));
        desk = new Desk(product.getBean(JdbcClient.class), Duration.ofSeconds(90));
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
                        MARK + "-crm,CONSUMER,EMAIL," + MARK + "@fragments.example,,",
                        MARK + "-crm,CONSUMER,EMAIL," + MARK + ".too@fragments.example,,",
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
        assertThat(shown).contains("A*** F***", "B*** S***", "\"score\"").doesNotContain(ada.email(), ben.email());
        assertThat(choose(reference, "7")).isEqualTo(409);
        assertThat(choose(reference, "")).isEqualTo(409);
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
    void nothingPersonalOfASearchTurnsUpInLogsMetricsHeadersOrTables() throws Exception {
        add(Person.named("Ada " + MARK)
                .email(MARK + "@fragments.example")
                .externalId(MARK + "-crm")
                .contact());
        add(Person.named("Ben " + MARK).email(MARK + ".too@fragments.example").contact());
        List<String> headers = new CopyOnWriteArrayList<>();
        LogLines lines = new LogLines();
        try {
            for (String operation : SEARCHED) {
                sandbox.genesys().faults().next(1, operation, Fault.malformedJson());
                sandbox.genesys().faults().when(1000, operation, ask -> noted(headers, ask), Fault.status(500));
            }
            String reference = desk.drop("ERASURE", Desk.identifier("EMAIL", MARK + "@fragments.example"));
            assertThat(desk.awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-201");
            assertThat(candidates(reference)).doesNotContain(MARK);
            assertThat(tables()).isNotEmpty().noneMatch(row -> row.contains(MARK));
            assertThat(choose(reference, "1")).isEqualTo(204);
            desk.awaitState(reference, "FULFILLED");
        } finally {
            lines.stop();
        }
        assertThat(lines.seen()).isNotEmpty().noneMatch(line -> line.contains(MARK));
        assertThat(headers).isNotEmpty().noneMatch(header -> header.contains(MARK));
        assertThat(tables()).noneMatch(row -> row.contains(MARK));
        assertThat(product.getBean(MeterRegistry.class).getMeters())
                .isNotEmpty()
                .noneMatch(meter -> meter.getId().toString().contains(MARK));
    }

    /** Notes what a call says about itself beside its body and its address; never true, so that nothing fails. */
    private static boolean noted(List<String> headers, Ask ask) {
        Stream.of("authorization", "cookie", "user-agent", "referer", "inin-correlation-id", "x-request-id")
                .map(ask::header)
                .filter(Objects::nonNull)
                .forEach(headers::add);
        return false;
    }

    private static List<String> tables() {
        return Stream.of("audit_event", "request", "task", "identifier", "resolution_case", "customer_identifier")
                .flatMap(table -> product
                        .getBean(JdbcClient.class)
                        .sql("select t::text from " + table + " t")
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
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
    void whatIsLinkedWithoutEndGoesToAPersonAndNothingThatWasNotAskedAboutIsSubmitted() throws Exception {
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
        assertThat(choose(reference, "1")).isEqualTo(204);
        desk.awaitState(reference, "FULFILLED");
        assertThat(submissions(person.contactId())).isPositive();
        assertThat(submissions("HUB-")).isZero();
    }

    @Test
    void aChoiceFromAListThatWasSearchedAnewSinceCountsForNothing() throws Exception {
        String shared = "+49306" + Math.abs(unique().hashCode() % 1_000_000);
        Person ada = add(Person.named("Ada First").phone(shared).email(mail()).contact());
        Person ben = add(Person.named("Ben Second").phone(shared).email(mail()).contact());
        String reference = desk.drop("ERASURE", Desk.identifier("PHONE", shared));
        assertThat(desk.awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-201");
        product.getBean(Reviews.class).decide(id(reference), Decision.RETRY, "olga");
        await().atMost(Duration.ofSeconds(60)).until(() -> candidates(reference).contains("\"number\":3"));
        assertThat(desk.awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-201");
        assertThat(choose(reference, "1")).isEqualTo(409);
        assertThat(choose(reference, "3")).isEqualTo(204);
        desk.awaitState(reference, "FULFILLED");
        assertThat(List.of(submissions(ada.contactId()), submissions(ben.contactId())))
                .containsOnlyOnce(0L);
    }

    @Test
    void whoWroteAnothersAddressIntoTheirOwnRecordIsHandedNothingOfTheirs() throws Exception {
        String own = mail();
        Person victim = add(Person.named("Vic Tim" + unique()).email(mail()).contact());
        Person attacker =
                add(Person.named(victim.name()).email(own).email(victim.email()).contact());
        String reference = desk.drop("ACCESS", Desk.identifier("EMAIL", own));
        assertThat(desk.awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-209");
        assertThat(submissions(victim.contactId()) + submissions(attacker.contactId()))
                .isZero();
        assertThat(choose(reference, "1")).isEqualTo(204);
        desk.awaitState(reference, "FULFILLED");
        assertThat(submissions(attacker.contactId())).isPositive();
        assertThat(submissions(victim.contactId())).isZero();
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
        return operator().candidates(id(reference));
    }

    private static int choose(String reference, String numbers) throws Exception {
        return operator().choose(id(reference), numbers);
    }

    private static Operator operator() {
        return new Operator(product.getEnvironment().getProperty("local.management.port") + "");
    }
}
