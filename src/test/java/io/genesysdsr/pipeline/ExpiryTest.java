package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.deadline.Clocks;
import io.genesysdsr.evidence.AvailabilityReport;
import io.genesysdsr.identity.Apart;
import io.genesysdsr.identity.Expiry;
import io.genesysdsr.request.Unproved;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a request that nobody proves. */
class ExpiryTest extends Journey {

    private static String waiting(String regulation, String right, @Nullable String proof) {
        String reference = "X-" + UUID.randomUUID();
        db().sql("""
                insert into dsr_intake (reference, regulation, subject_right, identifiers, proof)
                values (:reference, :regulation, :right, :identifiers::jsonb, :proof::jsonb)""")
                .param("reference", reference)
                .param("regulation", regulation)
                .param("right", right)
                .param("identifiers", identifier("EXTERNAL_ID", unique()))
                .param("proof", proof)
                .update();
        awaitState(reference, "AWAITING_PROOF");
        return reference;
    }

    private static void aged(String reference, String interval) {
        age(reference, interval);
        bean(Expiry.class).endUnproved();
    }

    private static void age(String reference, String interval) {
        db().sql(
                        "update request set received_at = received_at - :i::interval, deadline_at = deadline_at - :i::interval where id = :id")
                .param("i", interval)
                .param("id", row(reference).requestId())
                .update();
    }

    @Test
    void itIsRefusedInTimeWithItsEvidenceAndWithoutALook() {
        genesys().journal().clear();
        String reference = waiting("GDPR", "ERASURE", null);
        aged(reference, "25 days");
        assertThat(row(reference).state()).as("there is time left").isEqualTo("AWAITING_PROOF");
        aged(reference, "4 days");
        assertThat(awaitState(reference, "REFUSED")).isEqualTo("proof-512");
        assertThat(events(reference))
                .as("but for what the watch, which looks every second, warned of meanwhile")
                .filteredOn(event -> !event.equals("DeadlineWarned"))
                .containsExactly("RequestAccepted", "ProofExpired", "RequestRefused");
        assertThat(genesys().journal().count("GET /api/v2/gdpr/subjects")).isZero();
        assertThat(genesys().journal().count("POST /api/v2/gdpr/requests")).isZero();
    }

    @Test
    void specificPiecesBecomeCategoriesWhereThatMuchIsProved() {
        genesys().journal().clear();
        String half = waiting("CCPA", "ACCESS", Desk.ONE_FACTOR);
        String nothing = waiting("CCPA", "ACCESS", null);
        String deletion = waiting("CCPA", "ERASURE", Desk.ONE_FACTOR);
        for (String reference : new String[] {half, nothing, deletion}) {
            aged(reference, "60 days");
        }
        assertThat(awaitState(half, "PARTLY_FULFILLED")).isEqualTo("proof-511");
        assertThat(awaitState(nothing, "REFUSED")).isEqualTo("proof-512");
        assertThat(awaitState(deletion, "REFUSED")).isEqualTo("proof-512");
        assertThat(expired(half)).contains("\"CATEGORIES\"", "ONE_FACTOR", "Contact details");
        assertThat(expired(nothing)).contains("\"DENIED\"", "https://company.example/privacy");
        assertThat(expired(deletion)).contains("\"DENIED\"").doesNotContain("company.example");
        assertThat(genesys().journal().count("GET /api/v2/gdpr/subjects"))
                .as("nothing is looked up")
                .isZero();
        assertThat(genesys().journal().count("POST /api/v2/gdpr/requests")).isZero();
        assertThat(bean(Clocks.class).history(Objects.requireNonNull(row(half).requestId())))
                .as("the clock ran on")
                .hasSize(1);
    }

    @Test
    void categoriesAreToldInTheEvidenceAndNothingIsSaidAboutThePerson() throws Exception {
        String half = waiting("CCPA", "ACCESS", Desk.ONE_FACTOR);
        aged(half, "60 days");
        awaitState(half, "PARTLY_FULFILLED");
        var report = bean(AvailabilityReport.class).of(dossier(half));
        String page = new String(report.page().content(), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("Partly fulfilled", "Contact details", "It does not say whether we hold anything about you")
                .contains("https://company.example/privacy", "America/Los_Angeles");
        assertThat(new String(report.data().content(), StandardCharsets.UTF_8))
                .contains("\"told\":{\"categories\":[{\"examples\":\"name, e-mail address, phone number\"");
        assertThat(dossier(half).tasks()).isEmpty();
    }

    @Test
    void whereNoCategoriesAreDescribedItIsDeniedAndNobodyPretends() {
        String half = waiting("CCPA", "ACCESS", Desk.ONE_FACTOR);
        age(half, "60 days");
        bean(TransactionTemplate.class).executeWithoutResult(status -> Apart.withoutCategories(bean(Unproved.class))
                .endUnproved());
        assertThat(awaitState(half, "REFUSED")).isEqualTo("proof-514");
        assertThat(expired(half)).contains("\"DENIED\"");
    }

    @Test
    void whereTheClockStandsTheDeadlineEndsNothing() {
        String reference = waiting("UK_GDPR", "ACCESS", null);
        awaitEvent(reference, "ClockPaused", 1);
        aged(reference, "40 days");
        assertThat(row(reference).state()).isEqualTo("AWAITING_PROOF");
        prove(reference);
        awaitState(reference, "NO_DATA_HELD");
        String other = waiting("UK_GDPR", "ACCESS", null);
        awaitEvent(other, "ClockPaused", 1);
        aged(other, "91 days");
        assertThat(awaitState(other, "REFUSED")).isEqualTo("proof-513");
    }

    @Test
    void whereSomebodyLetItRunAgainTheDeadlineEndsItUnderUkLawToo() {
        String reference = waiting("UK_GDPR", "ACCESS", null);
        awaitEvent(reference, "ClockPaused", 1);
        bean(Clocks.class).resume(Objects.requireNonNull(row(reference).requestId()), "olga");
        aged(reference, "40 days");
        assertThat(awaitState(reference, "REFUSED")).isEqualTo("proof-512");
    }

    @Test
    void aDamagedKeyKeepsNeitherItsOwnRequestNorAnyOtherFromItsEnd() {
        String damaged = waiting("GDPR", "ERASURE", Desk.ONE_FACTOR);
        String sound = waiting("GDPR", "ERASURE", null);
        age(damaged, "60 days");
        age(sound, "40 days");
        UUID id = Objects.requireNonNull(row(damaged).requestId());
        bean(TransactionTemplate.class).executeWithoutResult(status -> {
            byte[] key = db().sql("select wrapped_key from request where id = :id")
                    .param("id", id)
                    .query(byte[].class)
                    .single();
            damage(id, "nonsense".getBytes(StandardCharsets.UTF_8));
            bean(Expiry.class).endUnproved();
            // So that its evidence can be made.
            damage(id, key);
        });
        assertThat(awaitState(damaged, "REFUSED")).isEqualTo("proof-512");
        assertThat(awaitState(sound, "REFUSED")).isEqualTo("proof-512");
        assertThat(expired(damaged)).contains("ONE_FACTOR");
    }

    private static void damage(UUID id, byte[] key) {
        db().sql("update request set wrapped_key = :key where id = :id")
                .param("key", key)
                .param("id", id)
                .update();
    }

    private static String expired(String reference) {
        return dossier(reference).events().stream()
                .filter(e -> e.event().equals("ProofExpired"))
                .findFirst()
                .orElseThrow()
                .details();
    }
}
