package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A product that dies at any step of a mail's way takes it once, and its sender is told; twice only where nobody can know. */
class MailCrashTest {

    private static final List<String> POWER_GOES = List.of(
            "before:take-mail",
            "after:take-mail",
            "after:claim-answers",
            "after:compose-answer",
            "after:send-answer",
            "after:note-answer-sent");

    @Test
    void aMailIsTakenOnceAndAcknowledgedWhateverStepThePowerGoesAt() throws Exception {
        try (Postbox postbox = new Postbox();
                Sandbox sandbox = Sandbox.onSharedServices(GenesysDoubleSettings.defaults())) {
            for (int i = 0; i < POWER_GOES.size(); i++) {
                postbox.receive("From: s" + i + "@example.org\nTo: dsr@example.com\nMessage-ID: <z" + i
                        + "@example.org>\n\nRight: access\nRegulation: GDPR\n");
                try (ProductProcess product = ProductProcess.start(
                        sandbox, "mailbox", postbox.settings(), "-Ddsr.halt=" + POWER_GOES.get(i))) {
                    assertThat(product.awaitEnd(180)).as(POWER_GOES.get(i)).isEqualTo(ProductProcess.HALTED);
                }
            }
            JdbcClient db = JdbcClient.create(new DriverManagerDataSource(sandbox.database()));
            try (ProductProcess last = ProductProcess.start(sandbox, "mailbox-last", postbox.settings())) {
                await().atMost(Duration.ofSeconds(120))
                        .until(() -> count(db, "letter where state = 'SENT'") == POWER_GOES.size()
                                && postbox.ids("INBOX").isEmpty());
                assertThat(last.isAlive()).isTrue();
            }
            assertThat(postbox.ids("Taken")).hasSize(POWER_GOES.size()).doesNotHaveDuplicates();
            assertThat(count(db, "request")).isEqualTo(POWER_GOES.size());
            assertThat(count(db, "intake_mail where answer_state = 'SENT'")).isEqualTo(POWER_GOES.size());
            int sent = 0;
            for (int i = 0; i < POWER_GOES.size(); i++) {
                assertThat(postbox.sentTo("s" + i + "@example.org")).isNotEmpty();
                sent += postbox.sentTo("s" + i + "@example.org").size();
            }
            assertThat(sent)
                    .as("only where the power went between the server's yes and our note of it")
                    .isLessThanOrEqualTo(POWER_GOES.size() + 1);
        }
    }

    private static int count(JdbcClient db, String rows) {
        return db.sql("select count(*) from " + rows).query(Integer.class).single();
    }
}
