package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A product that dies between taking a mail and moving it takes it once, and loses nothing. */
class MailboxCrashTest {

    @Test
    void aMailIsTakenOnceAlthoughThePowerWentBeforeItWasMoved() throws Exception {
        try (Postbox postbox = new Postbox();
                Sandbox sandbox = Sandbox.onSharedServices(GenesysDoubleSettings.defaults())) {
            postbox.receive(
                    "From: ada@example.org\nTo: dsr@example.com\nMessage-ID: <z1@example.org>\n\nRight: access\nRegulation: GDPR\n");
            try (ProductProcess first =
                    ProductProcess.start(sandbox, "mailbox-1", postbox.settings(), "-Ddsr.halt=after:take-mail")) {
                assertThat(first.awaitEnd(180)).isEqualTo(ProductProcess.HALTED);
            }
            assertThat(postbox.ids("INBOX")).containsExactly("<z1@example.org>");
            assertThat(count(sandbox, "dsr_intake")).isEqualTo(1);
            try (ProductProcess second = ProductProcess.start(sandbox, "mailbox-2", postbox.settings())) {
                await().atMost(Duration.ofSeconds(120))
                        .until(() -> postbox.ids("Taken").contains("<z1@example.org>"));
                // One that was lent to the product that died is due again after a minute.
                await().atMost(Duration.ofSeconds(120))
                        .until(() -> postbox.sentTo("ada@example.org").size() == 1);
                assertThat(second.isAlive()).isTrue();
            }
            assertThat(postbox.ids("INBOX")).isEmpty();
            assertThat(count(sandbox, "dsr_intake")).isEqualTo(1);
            assertThat(count(sandbox, "intake_mail")).isEqualTo(1);
        }
    }

    private static int count(Sandbox sandbox, String table) throws Exception {
        try (Connection connection = DriverManager.getConnection(sandbox.database());
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
