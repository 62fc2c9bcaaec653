package io.genesysdsr.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.delivery.DeliverySettings;
import io.genesysdsr.delivery.DeliverySettings.Security;
import io.genesysdsr.identity.ChallengeSettings;
import io.genesysdsr.intake.MailboxSettings;
import java.time.Duration;
import org.apache.camel.component.mail.JavaMailSender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Everything goes out by one mail server; what differs is who sends it and where it comes back to. */
class MailConnectionTest {

    private final MailConnection connection = new MailConnection();

    @Test
    void lettersLinksAndAnswersHaveOneServerAndAnswersComeBackToNobody() {
        DeliverySettings server = server("mail.example.org");
        JavaMailSender letters = connection.letterSender(server, links("privacy@example.org"));
        JavaMailSender answers = connection.answerSender(server, mailbox("imap.example.org", "dsr@example.org"));
        assertThat(letters.getHost()).isEqualTo(answers.getHost()).isEqualTo("mail.example.org");
        assertThat(answers.getUsername()).isEqualTo(letters.getUsername()).isEqualTo("dsr");
        assertThat(answers.getJavaMailProperties())
                .containsAllEntriesOf(letters.getJavaMailProperties())
                .containsEntry("mail.smtp.from", "<>")
                .containsEntry("mail.smtp.starttls.required", "true");
        assertThat(letters.getJavaMailProperties()).doesNotContainKey("mail.smtp.from");
    }

    @Test
    void linksWithoutAServerAndAnswersWithoutASenderStopTheStart() {
        assertThatThrownBy(() -> connection.letterSender(server(""), links("privacy@example.org")))
                .hasMessageContaining("DSR_DELIVERY_SMTP_HOST");
        assertThatThrownBy(() -> connection.answerSender(server("mail.example.org"), mailbox("imap.example.org", "")))
                .hasMessageContaining("DSR_INTAKE_MAILBOX_ANSWER_FROM");
        connection.letterSender(server(""), links(""));
        connection.answerSender(server("mail.example.org"), mailbox("none", ""));
    }

    @Test
    void lettersAreSentWhereThereIsAServerAndASender() {
        assertThat(server("mail.example.org").hasServer()).isTrue();
        assertThat(server("mail.example.org").isSending()).as("no sender").isFalse();
    }

    private static DeliverySettings server(String host) {
        return new DeliverySettings(
                host,
                587,
                Security.STARTTLS,
                "dsr",
                "secret",
                "",
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                10);
    }

    private static MailboxSettings mailbox(String host, String from) {
        return new MailboxSettings(
                "imaps",
                host,
                993,
                "user",
                "secret",
                "INBOX",
                "Taken",
                "Review",
                1000,
                DataSize.ofMegabytes(10),
                from,
                "<>",
                5);
    }

    private static ChallengeSettings links(@Nullable String from) {
        return new ChallengeSettings(
                1000,
                null,
                from,
                null,
                Duration.ofHours(24),
                Duration.ofMinutes(15),
                5,
                3,
                Duration.ofMinutes(10),
                3,
                600,
                Duration.ofHours(1),
                20);
    }
}
