package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.request.Decision;
import io.genesysdsr.request.Reviews;
import io.genesysdsr.sandbox.genesys.Ask;
import io.genesysdsr.sandbox.genesys.Fault;
import io.genesysdsr.sandbox.genesys.Person;
import io.genesysdsr.sandbox.genesys.PersonBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom the search cannot tell apart is shown to a person, and only what that person chose is acted upon. */
class CandidatesTest extends IndexedJourney {

    private static final List<String> SEARCHED = List.of(
            "GET /api/v2/gdpr/subjects",
            "POST /api/v2/externalcontacts/identifierlookup/contacts",
            "POST /api/v2/users/search");

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
    void nothingPersonalOfASearchTurnsUpInLogsMetricsHeadersOrTables() throws Exception {
        add(Person.named("Ada " + MARK)
                .email(MARK + "@fragments.example")
                .externalId(MARK + "-crm")
                .contact());
        add(Person.named("Ben " + MARK).email(MARK + ".too@fragments.example").contact());
        List<String> headers = new CopyOnWriteArrayList<>();
        LogLines lines = new LogLines();
        try {
            LoggerFactory.getLogger(CandidatesTest.class).info("Listening");
            for (String operation : SEARCHED) {
                sandbox.genesys().faults().next(1, operation, Fault.malformedJson());
                sandbox.genesys().faults().when(1000, operation, ask -> noted(headers, ask), Fault.status(500));
            }
            String reference = desk.drop("ERASURE", Desk.identifier("EMAIL", MARK + "@fragments.example"));
            assertThat(desk.awaitState(reference, "IN_REVIEW")).isEqualTo("resolve-209");
            assertThat(candidates(reference)).doesNotContain(MARK);
            assertThat(tables()).isNotEmpty().noneMatch(row -> row.contains(MARK));
            assertThat(choose(reference, "1")).isEqualTo(204);
            desk.awaitState(reference, "FULFILLED");
        } finally {
            lines.stop();
        }
        assertThat(lines.seen()).anyMatch(line -> line.contains("Listening")).noneMatch(line -> line.contains(MARK));
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
}
