package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.customers.CustomersCommand;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import io.genesysdsr.sandbox.genesys.Person;
import io.genesysdsr.sandbox.genesys.PersonBuilder;
import io.genesysdsr.sandbox.genesys.Term;
import io.genesysdsr.sandbox.genesys.TermType;
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
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A product with a master customer index in its table, and with operators who look at candidates. */
abstract class IndexedJourney {

    private static final String HASH = "{bcrypt}$2a$04$r4jnXYQHOsTr4.pmZpbn/ubtxF6GXlILjcQ3KPpBfsEvver.BVANC";
    static final String REUSED = "+4930555001";
    static final String ORPHANED = "+4930555002";
    static final String NEW_OWNER = "new.owner@fragments.example";
    static final String INDEXED = "indexed@fragments.example";
    static final String ALSO_INDEXED = "indexed.too@fragments.example";
    static final String MARK = "unmistakable" + unique().replace("-", "");
    static final String BUSINESS = "office@business.example";

    static ConfigurableApplicationContext product;
    static Sandbox sandbox;
    static Desk desk;
    static String early;

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

    static Person add(PersonBuilder person) {
        return sandbox.genesys().population().add(person.build());
    }

    static Term email(String address) {
        return new Term(TermType.EMAIL, address);
    }

    static String mail() {
        return unique() + "@fragments.example";
    }

    static String unique() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    static long submissions(String value) {
        return sandbox.genesys().requests().all().stream()
                .filter(r -> r.subject().toString().contains(value))
                .count();
    }

    static UUID id(String reference) {
        return Objects.requireNonNull(desk.row(reference).requestId());
    }

    static Dossier dossier(String reference) {
        return product.getBean(Dossiers.class).of(id(reference));
    }

    static String explanation(String reference) {
        return dossier(reference).events().stream()
                .filter(e -> e.event().equals("IdentitiesResolved"))
                .findFirst()
                .orElseThrow()
                .details();
    }

    static long cases(String reference) {
        return product.getBean(JdbcClient.class)
                .sql("select count(*) from resolution_case where request_id = :id")
                .param("id", id(reference))
                .query(Long.class)
                .single();
    }

    static String candidates(String reference) throws Exception {
        return Operator.at(product, "olga").candidates(id(reference));
    }

    static int choose(String reference, String numbers) throws Exception {
        return Operator.at(product, "olga").choose(id(reference), numbers);
    }
}
