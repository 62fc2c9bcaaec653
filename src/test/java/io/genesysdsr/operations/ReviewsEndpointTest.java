package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Decisions by HTTP. */
class ReviewsEndpointTest extends ManagementPort {

    @Test
    void whoeverLogsInSeesTheReviewsAndAnOperatorTheReferences() throws Exception {
        UUID request = rows.request("IN_FULFILMENT", null);
        UUID task = rows.task(request, "PARKED");
        String reference = "R-" + request;
        assertThat(send(get("/actuator/reviews")).statusCode()).isEqualTo(401);
        assertThat(send(as("vera", "secret", get("/actuator/reviews"))).body())
                .contains(task.toString())
                .contains("gdpr-401")
                .doesNotContain(reference);
        assertThat(send(as("olga", "secret", get("/actuator/reviews"))).body()).contains(reference);
    }

    @Test
    void onlyAnOperatorDecidesAndTheDecisionBearsTheName() throws Exception {
        UUID task = rows.task(rows.request("IN_FULFILMENT", null), "PARKED");
        assertThat(decide("vera", task, "RETRY")).isEqualTo(403);
        assertThat(decide("olga", task, "SOMEHOW")).isEqualTo(400);
        assertThat(decide("olga", task, "RETRY")).isEqualTo(204);
        assertThat(db.sql("select actor || ' ' || event from audit_event where task_id = :id")
                        .param("id", task)
                        .query(String.class)
                        .list())
                .containsExactly("olga ReviewRetried");
        assertThat(decide("olga", task, "RETRY")).as("a second time").isEqualTo(409);
    }

    @Test
    void aMailThatAPersonMustReadIsListedWithoutWhatItSaysAndCanBeDismissed() throws Exception {
        UUID review = UUID.randomUUID();
        db.sql("""
                insert into dsr_intake (channel, reference, state, reason, review_id, identifiers, due_at)
                values ('MAIL', 'MAIL-1', 'IN_REVIEW', 'intake-141: read it', :id, '["ada@example.org"]', now())""").param("id", review).update();
        assertThat(send(as("vera", "secret", get("/actuator/reviews"))).body())
                .contains("intake-141", review.toString(), "DISMISS")
                .doesNotContain("ada@");
        assertThat(decide("vera", review, "DISMISS")).isEqualTo(403);
        assertThat(decide("olga", review, "DISMISS")).isEqualTo(204);
        assertThat(decide("olga", review, "DISMISS")).isEqualTo(409);
        assertThat(db.sql("select decided_by from dsr_intake where review_id = :id and identifiers is null")
                        .param("id", review)
                        .query(String.class)
                        .single())
                .isEqualTo("olga");
    }

    private int decide(String name, UUID id, String decision) throws Exception {
        return send(as(name, "secret", request("/actuator/reviews/" + id))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"decision\":\"" + decision + "\"}")))
                .statusCode();
    }
}
