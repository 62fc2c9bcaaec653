package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.deadline.Clocks;
import io.genesysdsr.deadline.Deadlines;
import io.genesysdsr.pipeline.Proving.Browser;
import io.genesysdsr.request.Regulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The law's clock stops when the product asks who is asking, where the law says so, and runs when that is proved. */
class ProofPauseTest extends Journey {

    private final Browser browser = new Browser(port());

    private static String receive(String regulation, String identifiers) {
        String reference = "Q-" + UUID.randomUUID();
        db().sql("""
                insert into dsr_intake (reference, regulation, subject_right, received_at, identifiers, country)
                values (:reference, :regulation, 'ACCESS', now() - interval '3 days', :identifiers::jsonb, 'GB')""")
                .param("reference", reference)
                .param("regulation", regulation)
                .param("identifiers", identifiers)
                .update();
        awaitState(reference, "AWAITING_PROOF");
        return reference;
    }

    private static List<String> clock(String reference) {
        return bean(Clocks.class).history(Objects.requireNonNull(row(reference).requestId())).stream()
                .map(e -> e.kind() + " " + e.reason() + " by " + e.actor())
                .toList();
    }

    private static String letter(String address) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !Proving.letters(address).isEmpty());
        return Proving.letters(address).get(0);
    }

    @Test
    void aLinkThatLeftStopsTheUkClockAndOneThatCameBackStartsItAnew() {
        String email = unique() + "@example.org";
        String reference = receive("UK_GDPR", identifier("EMAIL", email));
        String page = Proving.page(letter(email));
        awaitEvent(reference, "ClockPaused", 1);
        assertThat(clock(reference)).containsExactly("STARTED null by genesys-dsr", "PAUSED IDENTITY by genesys-dsr");

        assertThat(browser.press(page).body()).contains("Thank you");
        awaitState(reference, "NO_DATA_HELD");
        assertThat(clock(reference)).hasSize(3).endsWith("RESUMED IDENTITY by genesys-dsr");
        assertThat(events(reference))
                .containsSubsequence("RequestAccepted", "ClockPaused", "IdentityProved", "ClockResumed");
        assertThat(dossier(reference).request().deadlineAt())
                .isEqualTo(bean(Deadlines.class).due(Regulation.UK_GDPR, "GB", Instant.now()));
    }

    @Test
    void whereNothingCanBeSentTheSenderWhoReadsWhatIsMissingIsWhoAsks() {
        String reference = receive("UK_GDPR", identifier("EXTERNAL_ID", unique()));
        assertThat(row(reference).reason()).startsWith("proof-501: ");
        awaitEvent(reference, "ClockPaused", 1);
        assertThat(clock(reference)).endsWith("PAUSED IDENTITY by genesys-dsr");
    }

    @Test
    void underOtherLawsTheClockRunsOn() {
        for (String regulation : List.of("CCPA", "GDPR", "LGPD")) {
            String email = unique() + "@example.org";
            String reference = receive(regulation, identifier("EMAIL", email));
            letter(email);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> db().sql("select proof_asked_at is not null from request where id = :id")
                            .param("id", row(reference).requestId())
                            .query(Boolean.class)
                            .single());
            assertThat(clock(reference)).containsExactly("STARTED null by genesys-dsr");
        }
    }
}
