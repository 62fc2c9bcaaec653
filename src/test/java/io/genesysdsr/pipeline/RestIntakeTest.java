package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.pipeline.RestDesk.Answer;
import io.genesysdsr.request.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client gets that sends requests by REST. */
class RestIntakeTest extends RestJourney {

    @Test
    void aRequestIsTakenAndFulfilledAndItsClientSeesWhereItStands() {
        String token = newClient();
        String reference = newReference();
        Answer answer = rest().submit(
                        token,
                        proved(form(
                                reference, "ACCESS", String.valueOf(contact().email()))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/requests/" + answer.id());
        assertThat(answer.json().path("reference").asText()).isEqualTo(reference);
        awaitStanding(token, answer.id(), "FULFILLED");
        assertThat(dossier(reference).channel()).isEqualTo("rest");
    }

    @Test
    void theShortFormIsTakenUnderItsOwnPathAndItsTokenProvesNothing() {
        String token = newClient();
        String reference = newReference();
        String verification = "sha256:" + unique();
        Answer answer = rest().post(token, RestDesk.INTERNAL, """
                {"requestId": "%s", "subjectIdentifier": "customer-%s", "verificationToken": "%s",
                 "requestedAction": "erase", "jurisdiction": "EU-GDPR", "submittedAt": "%s"}""".formatted(
                        reference, unique(), verification, Instant.now().minus(Duration.ofHours(2))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(state(answer)).isEqualTo("AWAITING_PROOF");
        assertThat(answer.json().path("regulation").asText()).isEqualTo("GDPR");
        assertThat(answer.json().path("subjectRight").asText()).isEqualTo("ERASURE");
        assertThat(bean(Deliveries.class).verification(UUID.fromString(answer.id())))
                .contains(verification);
        assertThat(db().sql("select verification from dsr_intake where reference = :r")
                        .param("r", reference)
                        .query(String.class)
                        .optional())
                .as("in clear, once it is taken")
                .isEmpty();
    }

    @Test
    void aRepeatedCallIsAnsweredAsTheFirstAndTakenOnce() {
        String token = newClient();
        String reference = newReference();
        String body = form(reference, "ACCESS", email());
        Answer first = rest().submit(token, body, "Idempotency-Key", "k-1");
        Answer again = rest().submit(token, body, "Idempotency-Key", "k-1");
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(rows(reference)).isEqualTo(1);
        Answer other = rest().submit(token, form(reference + "x", "ACCESS", email()), "Idempotency-Key", "k-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("reused-key");
        assertThat(rest().submit(newClient(), body, "Idempotency-Key", "k-1").status())
                .as("another client with the same key and the same reference")
                .isEqualTo(201);
    }

    @Test
    void callsWithOneKeyAtTheSameTimeAreOneRequest() {
        String token = newClient();
        String reference = newReference();
        String body = form(reference, "ACCESS", email());
        assertThat(java.util.stream.IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i -> rest().submit(token, body, "Idempotency-Key", "same")
                                .body())
                        .distinct())
                .hasSize(1);
        assertThat(rows(reference)).isEqualTo(1);
    }

    @Test
    void aRefusedCallSaysWhichFieldAndHowToMendItAndEchoesNothing() {
        Answer answer = rest().submit(newClient(), """
                {"reference": "%s", "regulation": "GDPR", "subjectRight": "FORGET-ME", "country": "Narnia",
                 "receivedAt": "yesterday", "language": "x-klingon!",
                 "identifiers": [{"kind": "EMAIL", "value": "not an address of Zaphod"}, {"kind": "PHONE", "value": "12"}]}""".formatted(newReference()));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "subjectRight",
                        "country",
                        "receivedAt",
                        "language",
                        "identifiers[0].value",
                        "identifiers[1].value");
        assertThat(answer.body()).doesNotContain("FORGET", "Narnia", "yesterday", "klingon", "Zaphod");
    }

    @Test
    void aRefusedShortFormIsToldInItsOwnWordsAndKeepsNothing() {
        String reference = newReference();
        Answer answer = rest().submit(newClient(), """
                {"requestId": "%s", "subjectIdentifier": "somebody@example.org", "requestedAction": "erase",
                 "jurisdiction": "EU-GDPR"}""".formatted(reference));
        assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly("subjectIdentifier");
        Answer unknown = rest().submit(newClient(), """
                {"requestId": "%s", "subjectIdentifier": "c-1", "requestedAction": "frobnicate", "jurisdiction": "MARS"}""".formatted(reference));
        assertThat(unknown.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("requestedAction", "jurisdiction");
        assertThat(rows(reference)).isZero();
    }

    @Test
    void whoMayNotAttestCannotBringAProof() {
        String token = sandbox().issuer().token("client-" + unique(), "dsr.submit");
        assertThat(rest().submit(token, form(newReference(), "ACCESS", email())).status())
                .isEqualTo(201);
        Answer answer = rest().submit(token, proved(form(newReference(), "ACCESS", email())));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("dsr.attest");
        String disguised =
                proved(form(newReference(), "ACCESS", email())).replace("\"by\"", "\"token\": \"x\", \"by\"");
        assertThat(rest().submit(token, disguised).status()).isEqualTo(403);
        assertThat(rest().get(token, UUID.randomUUID().toString()).body()).contains("dsr.read");
        assertThat(rest().delete(token, UUID.randomUUID().toString()).body()).contains("dsr.withdraw");
    }

    @ParameterizedTest
    @CsvSource({"-PT3H, true", "-P300D, true", "-P3000D, false", "PT3H, false"})
    void theSendersClaimOfReceiptIsBelievedWhereItIsPlausible(String ago, boolean believed) {
        Instant claim = Instant.now().plus(Duration.parse(ago)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String form = form(newReference(), "ACCESS", email());
        Answer answer = rest().submit(
                        newClient(), form.substring(0, form.length() - 1) + ", \"receivedAt\": \"" + claim + "\"}");
        Instant received = Instant.parse(answer.json().path("receivedAt").asText());
        if (believed) {
            assertThat(received).isEqualTo(claim);
        } else {
            assertThat(received)
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        }
    }

    @Test
    void aClientThatCallsTooOftenIsToldHowLongToWait() {
        String token = newClient();
        Answer answer = rest().get(token, UUID.randomUUID().toString());
        for (int i = 0; i < 600 && answer.status() != 429; i++) {
            answer = rest().get(token, UUID.randomUUID().toString());
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(Objects.requireNonNull(answer.header("Retry-After"))))
                .isBetween(1, 60);
        assertThat(rest().get(newClient(), UUID.randomUUID().toString()).status())
                .as("another client")
                .isEqualTo(404);
    }

    @Test
    void answersAreNeitherKeptNorFramed() {
        Answer answer = rest().get(newClient(), UUID.randomUUID().toString());
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    static String email() {
        return unique() + "@nowhere.example.org";
    }

    static int rows(String reference) {
        return db().sql("select count(*) from dsr_intake where reference = :r")
                .param("r", reference)
                .query(Integer.class)
                .single();
    }
}
