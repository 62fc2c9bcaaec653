package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.pipeline.RestDesk.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A client sees, repeats and withdraws its own requests, and has no way to those of others. */
class RestStandingTest extends RestJourney {

    @Test
    void aStrangersRequestAnswersAsOneThatIsNotThere() {
        String id = rest().submit(newClient(), unproved()).id();
        String stranger = newClient();
        Answer foreign = rest().get(stranger, id);
        Answer unknown = rest().get(stranger, UUID.randomUUID().toString());
        assertThat(foreign.status()).isEqualTo(unknown.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
        Answer withdrawn = rest().delete(stranger, id);
        assertThat(withdrawn.status()).isEqualTo(404);
        assertThat(withdrawn.body()).isEqualTo(foreign.body());
        assertThat(rest().get(sandbox().issuer().token("auditor", "dsr.read.all"), id)
                        .status())
                .as("whoever may read all")
                .isEqualTo(200);
    }

    @Test
    void twoUsersOfOnePortalAreTwoClients() {
        String ada = userOfPortal("ada");
        String id = rest().submit(ada, unproved()).id();
        assertThat(rest().get(userOfPortal("ada"), id).status()).isEqualTo(200);
        assertThat(rest().get(userOfPortal("grace"), id).status()).isEqualTo(404);
    }

    @Test
    void nobodyCanOccupyAnothersReference() {
        String reference = newReference();
        String stranger = rest().submit(newClient(), form(reference, "ERASURE", RestIntakeTest.email()))
                .id();
        String token = newClient();
        Answer own = rest().submit(token, form(reference, "ACCESS", RestIntakeTest.email()));
        assertThat(own.status()).isEqualTo(201);
        assertThat(own.id()).isNotEqualTo(stranger);
        db().sql("""
                insert into dsr_intake (reference, regulation, subject_right, identifiers)
                values (:reference, 'GDPR', 'ACCESS', :identifiers::jsonb)""")
                .param("reference", reference)
                .param("identifiers", identifier("EMAIL", RestIntakeTest.email()))
                .update();
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> db().sql("""
                        select state from dsr_intake where reference = :reference and channel = 'TABLE'""")
                .param("reference", reference)
                .query(String.class)
                .optional()
                .filter("AWAITING_PROOF"::equals)
                .isPresent());
    }

    @Test
    void theSameReferenceOnceMoreIsTheSameRequestAndSomethingElseUnderItIsRefused() {
        String token = newClient();
        String reference = newReference();
        String email = RestIntakeTest.email();
        Answer first = rest().submit(token, form(reference, "ACCESS", email));
        Answer again = rest().submit(token, form(reference, "ACCESS", email));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.json().path("duplicate").asBoolean()).isTrue();
        Answer other = rest().submit(token, form(reference, "ERASURE", email));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("errors").findValuesAsText("field")).containsExactly("reference");
    }

    @Test
    void aProofThatComesWithARepeatedReferenceIsNotLost() {
        String token = newClient();
        String form = unproved();
        Answer first = rest().submit(token, form);
        assertThat(state(first)).isEqualTo("AWAITING_PROOF");
        Answer again = rest().submit(token, proved(form));
        assertThat(again.id()).isEqualTo(first.id());
        awaitStanding(token, first.id(), "NO_DATA_HELD");
        assertThat(deliveries(first.id())).isEqualTo("REFERENCE AGENT_ATTESTED true");
    }

    @Test
    void ofTwoOpenRequestsAboutTheSameOnlyThoseAreJoinedThatAreBothProved() {
        String token = newClient();
        // A name alone waits for a person, so the requests stay open.
        String name = "Ada " + unique();
        String unproved = rest().submit(token, named("ACCESS", name)).id();
        Answer proved = rest().submit(token, proved(named("ACCESS", name)));
        assertThat(proved.id())
                .as("the proved one does not join the unproved one")
                .isNotEqualTo(unproved);
        awaitStanding(token, proved.id(), "IN_REVIEW");
        Answer joined = rest().submit(token, proved(named("ACCESS", name)));
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.id()).isEqualTo(proved.id());
        assertThat(deliveries(proved.id())).isEqualTo("SUBJECT AGENT_ATTESTED true");
        Answer late = rest().submit(token, named("ACCESS", name));
        assertThat(late.status()).as("an unproved one joins nothing").isEqualTo(201);
        assertThat(state(late)).as("and inherits no proof").isEqualTo("AWAITING_PROOF");
        assertThat(rest().submit(token, proved(named("ERASURE", name))).status())
                .as("another right")
                .isEqualTo(201);
        assertThat(rest().submit(newClient(), proved(named("ACCESS", name))).id())
                .as("another client's")
                .isNotEqualTo(proved.id());
        assertThat(state(rest().get(token, unproved)))
                .as("nothing happened to it")
                .isEqualTo("AWAITING_PROOF");
    }

    @Test
    void aRequestIsWithdrawnAndItsEvidenceIsWrittenAllTheSame() {
        String token = newClient();
        String reference = newReference();
        String id = rest().submit(token, form(reference, "ERASURE", RestIntakeTest.email()))
                .id();
        assertThat(rest().delete(token, id).status()).isEqualTo(202);
        awaitStanding(token, id, "WITHDRAWN");
        assertThat(events(reference)).containsExactly("RequestAccepted", "RequestWithdrawn", "RequestWithdrawn");
        assertThat(bean(S3Client.class)
                        .listObjectsV2(in -> in.bucket(sandbox().bucket()).prefix("evidence/" + id + "/"))
                        .contents())
                .extracting(S3Object::key)
                .contains("evidence/" + id + "/audit.json", "evidence/" + id + "/availability.html");
        Answer again = rest().delete(token, id);
        assertThat(again.status()).as("once more").isEqualTo(202);
        assertThat(row(reference).state()).isEqualTo("WITHDRAWN");
        awaitReason(reference, "intake-121");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCEPTED", "RESOLVED"})
    void whatIsHeldForAPersonCanStillBeWithdrawn(String resume) {
        String token = newClient();
        String id = rest().submit(token, unproved()).id();
        db().sql("update request set state = 'IN_REVIEW', resume_state = :resume where id = :id::uuid")
                .param("resume", resume)
                .param("id", id)
                .update();
        assertThat(rest().delete(token, id).status()).isEqualTo(202);
        awaitStanding(token, id, "WITHDRAWN");
    }

    @Test
    void whatHasEndedCannotBeWithdrawn() {
        String token = newClient();
        Answer answer = rest().submit(token, proved(unproved()));
        awaitStanding(token, answer.id(), "NO_DATA_HELD");
        Answer refused = rest().delete(token, answer.id());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(rest().get(token, answer.id()).json().path("withdrawable").asBoolean())
                .isFalse();
    }

    private static String named(String right, String name) {
        return form(newReference(), right, name).replace("EMAIL", "NAME");
    }

    private static String unproved() {
        return form(newReference(), "ACCESS", RestIntakeTest.email());
    }

    private static String userOfPortal(String user) {
        var issuer = sandbox().issuer();
        return io.genesysdsr.sandbox.Issuer.sign(
                issuer.claims("portal", ALL).subject(user).build(), issuer.key());
    }

    private static String deliveries(String id) {
        return db().sql("""
                select string_agg(rule || ' ' || array_to_string(proof_methods, '+') || ' ' || (proofs is not null), ', ') from delivery
                where request_id = :id::uuid""").param("id", id).query(String.class).single();
    }
}
