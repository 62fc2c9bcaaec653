package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Authenticators of people, by HTTP: enrolled and revoked by operators alone, with a trace of who did it. */
class AuthenticatorsEndpointTest extends ManagementPort {

    private final String email = UUID.randomUUID() + "@example.org";

    @Test
    void onlyAnOperatorEnrolsAndTheSecretIsShownOnce() throws Exception {
        String enrol = "{\"action\": \"ENROL\", \"email\": \"" + email.toUpperCase(java.util.Locale.ROOT) + "\"}";
        assertThat(post("vera", enrol).statusCode()).isEqualTo(403);
        assertThat(listed()).doesNotContain("olga");

        HttpResponse<String> shown = post("olga", enrol);
        assertThat(shown.statusCode()).isEqualTo(200);
        String uri = json.readTree(shown.body()).path("otpauth").asText();
        assertThat(uri)
                .matches("otpauth://totp/[^?]+\\?secret=[A-Z2-7]{32}&issuer=[^&]+&algorithm=SHA1&digits=6&period=30");
        String secret = uri.replaceFirst(".*secret=([A-Z2-7]+)&.*", "$1");

        assertThat(listed()).contains("\"enrolledBy\":\"olga\"").doesNotContain(secret, "otpauth", email);
        assertThat(trace()).containsExactly("AuthenticatorEnrolled by olga");
    }

    @Test
    void aSecondOneReplacesTheFirstAndARevokedOneIsGone() throws Exception {
        String enrol = "{\"action\": \"ENROL\", \"email\": \"" + email + "\"}";
        String revoke = "{\"action\": \"REVOKE\", \"email\": \"" + email + "\"}";
        assertThat(post("olga", revoke).statusCode()).isEqualTo(404);
        String first = post("olga", enrol).body();
        assertThat(post("olga", enrol).body()).isNotEqualTo(first);
        assertThat(db.sql(
                                "select count(*) from authenticator where subject_hash in"
                                        + " (select subject_hash from authenticator_event where event = 'AuthenticatorRevoked')")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        assertThat(post("vera", revoke).statusCode()).isEqualTo(403);
        assertThat(post("olga", revoke).statusCode()).isEqualTo(204);
        assertThat(post("olga", revoke).statusCode()).isEqualTo(404);
        assertThat(trace())
                .endsWith(
                        "AuthenticatorEnrolled by olga",
                        "AuthenticatorRevoked by olga",
                        "AuthenticatorEnrolled by olga",
                        "AuthenticatorRevoked by olga");
    }

    @Test
    void whatIsNoAddressIsRefusedAndNotRepeated() throws Exception {
        for (String no : List.of("", "nobody", "a@b@c", "two words@x")) {
            HttpResponse<String> refused = post("olga", "{\"action\": \"ENROL\", \"email\": \"" + no + "\"}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("must be one e-mail address").doesNotContain("nobody", "two words");
        }
        assertThat(post("olga", "{\"action\": \"STEAL\", \"email\": \"" + email + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private String listed() throws Exception {
        return send(as("vera", "secret", get("/actuator/authenticators"))).body();
    }

    /** What happened to the authenticator that was touched last. */
    private List<String> trace() {
        return db.sql("""
                select event || ' by ' || actor from authenticator_event
                where subject_hash = (select subject_hash from authenticator_event order by id desc limit 1) order by id""").query(String.class).list();
    }

    private HttpResponse<String> post(String name, String body) throws Exception {
        return send(as(name, "secret", request("/actuator/authenticators"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
