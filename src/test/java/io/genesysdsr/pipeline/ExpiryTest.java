package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.identity.Expiry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a request that nobody proves. */
class ExpiryTest extends Journey {

    private static final String ONE_FACTOR =
            "{\"method\": \"AGENT_ATTESTED\", \"by\": \"desk 7\", \"when\": \"2026-01-02T03:04:05Z\","
                    + " \"factors\": [\"ACCOUNT_DATA\"]}";

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
        db().sql(
                        "update request set received_at = received_at - :i::interval, deadline_at = deadline_at - :i::interval where id = :id")
                .param("i", interval)
                .param("id", row(reference).requestId())
                .update();
        bean(Expiry.class).endUnproved();
    }

    @Test
    void itIsRefusedInTimeWithItsEvidenceAndWithoutALook() {
        genesys().journal().clear();
        String reference = waiting("GDPR", "ERASURE", null);
        aged(reference, "25 days");
        assertThat(row(reference).state()).as("there is time left").isEqualTo("AWAITING_PROOF");
        aged(reference, "4 days");
        assertThat(awaitState(reference, "REFUSED")).isEqualTo("proof-512");
        assertThat(events(reference)).containsExactly("RequestAccepted", "ProofExpired", "RequestRefused");
        assertThat(genesys().journal().count("GET /api/v2/gdpr/subjects")).isZero();
        assertThat(genesys().journal().count("POST /api/v2/gdpr/requests")).isZero();
    }

    @Test
    void specificPiecesBecomeCategoriesWhereThatMuchIsProved() {
        String half = waiting("CCPA", "ACCESS", ONE_FACTOR);
        String nothing = waiting("CCPA", "ACCESS", null);
        String deletion = waiting("CCPA", "ERASURE", ONE_FACTOR);
        for (String reference : new String[] {half, nothing, deletion}) {
            aged(reference, "60 days");
        }
        assertThat(awaitState(half, "REFUSED")).isEqualTo("proof-511");
        assertThat(awaitState(nothing, "REFUSED")).isEqualTo("proof-512");
        assertThat(awaitState(deletion, "REFUSED")).isEqualTo("proof-512");
        assertThat(dossier(half).events())
                .filteredOn(e -> e.event().equals("ProofExpired"))
                .singleElement()
                .satisfies(e -> assertThat(e.details()).contains("CATEGORIES").contains("ONE_FACTOR"));
    }

    @Test
    void whereTheClockStandsTheDeadlineEndsNothing() {
        String reference = waiting("UK_GDPR", "ACCESS", null);
        aged(reference, "40 days");
        assertThat(row(reference).state()).isEqualTo("AWAITING_PROOF");
        prove(reference);
        awaitState(reference, "NO_DATA_HELD");
        String other = waiting("UK_GDPR", "ACCESS", null);
        aged(other, "91 days");
        assertThat(awaitState(other, "REFUSED")).isEqualTo("proof-513");
    }
}
