package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that were written to do harm stop nothing, steer nothing and bring nobody else a mail. */
class HostileMailTest extends MailJourney {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"right\": \"access\", \"regulation\": \"GDPR\", \"identifiers\": [1e999]}",
                "{\"right\": \"access\", \"regulation\": \"GDPR\", \"name\": \"\\ud800\", \"identifiers\": [{\"kind\": \"NAME\", \"value\": \"\\udfff\"}]}",
                "{\"right\": \"access\", \"regulation\": \"GDPR\", \"received_at\": \"-999999-01-01T00:00:00Z\"}",
                "{\"right\": \"access\", \"right\": \"erasure\", \"regulation\": \"GDPR\"}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void noAttachmentStopsTheMailbox(String json) {
        String id = "<p" + Journey.unique() + "@example.org>";
        postbox.receive(
                mail(sender(), id, "MIME-Version: 1.0\nContent-Type: application/json; name=\"f.json\"\n", json));
        await().atMost(PATIENCE).until(() -> Stream.of("Taken", "Review")
                .anyMatch(f -> postbox.ids(f).contains(id)));
    }

    @Test
    void noStructureStopsTheMailbox() {
        StringBuilder deep = new StringBuilder("MIME-Version: 1.0\n");
        for (int i = 0; i < 2_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b").append(i);
            deep.append("\n\n--b").append(i).append('\n');
        }
        String wide = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(20_000);
        String line = "Subject: x\n\nRight: access " + "x".repeat(3 << 20);
        List<String> hostile = List.of(deep.toString(), wide, line);
        for (int i = 0; i < hostile.size(); i++) {
            postbox.receive("From: " + sender() + "\nMessage-ID: <q" + i + "@example.org>\n" + hostile.get(i));
        }
        await().atMost(Duration.ofSeconds(90)).until(() -> postbox.ids("Review")
                .containsAll(List.of("<q0@example.org>", "<q1@example.org>", "<q2@example.org>")));
        postbox.receive(mail(sender(), "<q9@example.org>", "", "Right: access\nRegulation: GDPR"));
        await().atMost(PATIENCE).until(() -> postbox.ids("Taken").contains("<q9@example.org>"));
    }

    @Test
    void aMessageIdWithAHeaderInItIsNotQuoted() throws Exception {
        String sender = sender();
        postbox.receive(mail(sender, "<r1@example.org>\n Bcc: all@example.org", "", "Right: access\nRegulation: GDPR"));
        MimeMessage answer = await().atMost(PATIENCE)
                .until(() -> postbox.sentTo(sender), s -> s.size() == 1)
                .get(0);
        assertThat(answer.getHeader("In-Reply-To")).isNull();
        assertThat(answer.getAllRecipients()).hasSize(1);
        assertThat(answer.getHeader("Bcc")).isNull();
    }

    @Test
    void headersOfASenderSteerNothing() {
        postbox.receive(mail(
                sender(),
                "<g1@example.org>",
                "delete: true\nmoveTo: Trash\ncopyTo: Elsewhere\nCamelBeanMethodName: toString\n",
                "Right: access\nRegulation: GDPR"));
        await().atMost(PATIENCE).until(() -> postbox.ids("Taken").contains("<g1@example.org>"));
        assertThat(postbox.ids("Trash")).isEmpty();
        assertThat(postbox.ids("Elsewhere")).isEmpty();
    }
}
