package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may go on, by a signed token or what an agent checked, and who waits. */
class ProofTest extends Journey {

    private static String signed(JWTClaimsSet.Builder claims) {
        return "{\"method\": \"SIGNED_TOKEN\", \"token\": \"" + Proving.ISSUER.token(claims.build()) + "\"}";
    }

    private static String reference() {
        return "P-" + UUID.randomUUID();
    }

    @Test
    void aTokenOfTheCompanysPortalThatAssertsTwoFactorsLetsAnErasureGoOn() {
        Person person = contact();
        String reference = reference();
        dropWith(
                reference,
                "ERASURE",
                identifier("EMAIL", person.email()),
                signed(Proving.ISSUER.claims(reference, person.email(), Instant.now())));
        awaitState(reference, "FULFILLED");
        assertThat(dossier(reference).proofs()).singleElement().satisfies(p -> {
            assertThat(p.method()).isEqualTo("SIGNED_TOKEN");
            assertThat(p.factors()).containsExactly("DEVICE", "SECRET");
            assertThat(p.strength()).isEqualTo("TWO_FACTORS");
        });
    }

    @Test
    void aTokenThatIsReplayedProvesNothingForAnotherRow() {
        Person person = contact();
        String first = reference();
        JWTClaimsSet.Builder claims = Proving.ISSUER.claims(first, person.email(), Instant.now());
        dropWith(first, "ACCESS", identifier("EMAIL", person.email()), signed(claims));
        awaitState(first, "FULFILLED");
        String second = reference();
        // The portal would never sign this; whoever stole its id of the token and not its key cannot either.
        dropWith(second, "ACCESS", identifier("EMAIL", person.email()), signed(claims));
        assertThat(awaitState(second, "REFUSED")).startsWith("proof.token: is not bound to this request");
        String third = reference();
        dropWith(third, "ACCESS", identifier("EMAIL", person.email()), signed(claims.claim("dsr_reference", third)));
        awaitState(third, "AWAITING_PROOF");
        assertThat(row(third).reason()).startsWith("proof-501: ");
        assertThat(dossier(third).proofs()).isEmpty();
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
    }

    @Test
    void anErasureWithOneFactorWaitsAndIsToldWhatIsMissing() {
        Person person = contact();
        String reference = reference();
        dropWith(
                reference,
                "ERASURE",
                identifier("EMAIL", person.email()),
                "{\"method\": \"AGENT_ATTESTED\", \"by\": \"desk 7\", \"when\": \"2026-01-02T03:04:05Z\","
                        + " \"factors\": [\"DOCUMENT\"]}");
        assertThat(awaitState(reference, "AWAITING_PROOF"))
                .isEqualTo("proof-502: a second, different factor is needed; proved so far: DOCUMENT");
        db().sql("update dsr_intake set proof = :proof::jsonb where reference = :reference")
                .param(
                        "proof",
                        "[{\"method\": \"AGENT_ATTESTED\", \"by\": \"desk 8\", \"when\": \"2026-01-02T03:04:05Z\","
                                + " \"factors\": [\"CALLBACK\"]}]")
                .param("reference", reference)
                .update();
        awaitState(reference, "FULFILLED");
        assertThat(dossier(reference).proofs()).hasSize(2);
    }

    @Test
    void whatASenderMayNotClaimIsRefusedWithTheMend() {
        for (String claimed : List.of(
                "{\"method\": \"EMAIL_LINK\"}",
                "{\"method\": \"SIGNED_TOKEN\", \"token\": \"sha256:a1b2\"}",
                "{\"method\": \"AGENT_ATTESTED\", \"by\": \"x\", \"when\": \"2026-01-02T03:04:05Z\", \"factors\": [\"UNNAMED\"]}",
                "[]",
                "\"yes\"")) {
            String reference = reference();
            dropWith(reference, "ACCESS", identifier("EMAIL", unique() + "@example.org"), claimed);
            assertThat(awaitState(reference, "REFUSED")).startsWith("proof");
        }
    }

    @Test
    void factsCannotBeChanged() {
        String reference = drop("ACCESS", identifier("EMAIL", contact().email()));
        await().atMost(Duration.ofSeconds(60)).until(() -> row(reference).requestId() != null);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> db().sql("update proof set strength = 'NONE'").update())
                .hasMessageContaining("proof is append-only");
        awaitState(reference, "FULFILLED");
    }
}
