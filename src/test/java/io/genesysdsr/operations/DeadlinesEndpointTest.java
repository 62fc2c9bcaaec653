package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The law's clock and the letters, by HTTP. */
class DeadlinesEndpointTest extends ManagementPort {

    @Autowired
    private io.genesysdsr.deadline.Clocks clocks;

    private UUID request;

    @BeforeEach
    void aRequest() {
        request = rows.request("IN_FULFILMENT", null);
        clocks.start(request);
    }

    @Test
    void onlyAnOperatorMovesADeadlineAndEverybodyWhoLogsInSeesWhoDid() throws Exception {
        String extension = "{\"action\": \"EXTEND\", \"reason\": \"COMPLEXITY\"}";
        assertThat(post("vera", "deadlines/" + request, extension).statusCode()).isEqualTo(403);
        assertThat(post("olga", "deadlines/" + request, extension).statusCode()).isEqualTo(204);
        assertThat(post("olga", "deadlines/" + request, extension))
                .satisfies(a -> assertThat(a.statusCode()).isEqualTo(409))
                .satisfies(a -> assertThat(a.body()).contains("deadline-803"));
        assertThat(send(as("vera", "secret", get("/actuator/deadlines/" + request)))
                        .body())
                .contains("\"kind\":\"STARTED\"")
                .contains("\"kind\":\"EXTENDED\",\"reason\":\"COMPLEXITY\",\"actor\":\"olga\"");
    }

    @Test
    void whatTheLawDoesNotKnowIsRefusedInASentence() throws Exception {
        HttpResponse<String> pause =
                post("olga", "deadlines/" + request, "{\"action\":\"PAUSE\",\"reason\":\"IDENTITY\"}");
        assertThat(pause.statusCode()).isEqualTo(409);
        assertThat(pause.body()).contains("deadline-804", "Under GDPR IDENTITY does not stop the clock");
        assertThat(post("olga", "deadlines/" + request, "{\"action\":\"EXTEND\",\"reason\":\"HOLIDAY\"}"))
                .satisfies(a -> assertThat(a.statusCode()).isEqualTo(400))
                .satisfies(a -> assertThat(a.body()).contains("COMPLEXITY"));
        assertThat(post("olga", "deadlines/" + request, "{\"action\":\"HURRY\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(as("vera", "secret", get("/actuator/deadlines/" + UUID.randomUUID())))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void lettersWithoutAMailServerAreShownAsNotSentAndMayBeSentByHand() throws Exception {
        post("olga", "deadlines/" + request, "{\"action\": \"EXTEND\", \"reason\": \"COMPLEXITY\"}");
        UUID letter = db.sql("select id from letter where request_id = :id")
                .param("id", request)
                .query(UUID.class)
                .single();
        assertThat(send(as("vera", "secret", get("/actuator/letters"))).body())
                .contains(letter.toString())
                .contains("\"kind\":\"EXTENSION\"");

        String byHand = "{\"decision\": \"SENT_BY_HAND\"}";
        assertThat(post("vera", "letters/" + letter, byHand).statusCode()).isEqualTo(403);
        assertThat(post("olga", "letters/" + letter, byHand).statusCode()).isEqualTo(204);
        assertThat(post("olga", "letters/" + letter, byHand).statusCode()).isEqualTo(409);

        assertThat(send(as("vera", "secret", get("/actuator/letters"))).body()).doesNotContain(letter.toString());
        assertThat(db.sql("select actor from audit_event where request_id = :id and event = 'LetterSentByHand'")
                        .param("id", request)
                        .query(String.class)
                        .single())
                .isEqualTo("olga");
        assertThat(db.sql("select met_at is not null from deadline_duty where request_id = :id")
                        .param("id", request)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private HttpResponse<String> post(String name, String path, String body) throws Exception {
        return send(as(name, "secret", request("/actuator/" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
