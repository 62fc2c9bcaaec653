package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.pipeline.RestDesk.Answer;
import java.time.Duration;
import java.util.Objects;
import org.springframework.core.env.Environment;

/** Journeys that begin with a call. */
abstract class RestJourney extends Journey {

    static final String[] ALL = {"dsr.submit", "dsr.attest", "dsr.read", "dsr.withdraw"};

    /** Made by the first of them. */
    private static final class Shared {
        static final RestDesk DESK = new RestDesk(
                Objects.requireNonNull(bean(Environment.class).getProperty("local.server.port", Integer.class)));
    }

    static RestDesk rest() {
        return Shared.DESK;
    }

    /** A token of a client that nobody else is. */
    static String newClient() {
        return sandbox().issuer().token("client-" + unique(), ALL);
    }

    static String form(String reference, String right, String email) {
        return """
                {"reference": "%s", "regulation": "GDPR", "subjectRight": "%s",
                 "identifiers": [{"kind": "EMAIL", "value": "%s"}]}""".formatted(reference, right, email);
    }

    static String proved(String form) {
        return form.substring(0, form.length() - 1) + ", \"proof\": " + Desk.PROOF + "}";
    }

    static String newReference() {
        return "REST-" + unique();
    }

    static void awaitStanding(String token, String id, String state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer answer = rest().get(token, id);
            assertThat(answer.json().path("state").asText()).as(answer.body()).isEqualTo(state);
        });
    }

    static String state(Answer answer) {
        return answer.json().path("state").asText();
    }
}
