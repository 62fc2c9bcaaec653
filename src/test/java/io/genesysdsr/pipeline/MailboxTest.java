package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of mails, and what their senders hear. */
class MailboxTest extends MailJourney {

    @Test
    void aFormIsTakenUnprovedAndItsSenderHearsTheReference() throws Exception {
        String sender = sender();
        postbox.receive(mail(sender, "<a1@example.org>", "", "Right: access\nRegulation: GDPR\nEmail: " + sender));
        String reference = await().atMost(PATIENCE).until(() -> reference(sender), r -> !r.isEmpty());
        assertThat(db.sql("select channel || ' ' || state from dsr_intake where reference = :r")
                        .param("r", reference)
                        .query(String.class)
                        .single())
                .isEqualTo("MAIL AWAITING_PROOF");
        MimeMessage answer = postbox.sentTo(sender).get(0);
        assertThat(answer.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(answer.getHeader("In-Reply-To")).containsExactly("<a1@example.org>");
        await().atMost(PATIENCE).until(() -> postbox.ids("Taken").contains("<a1@example.org>"));
        // To move is to copy and then to delete.
        await().atMost(PATIENCE).until(() -> !postbox.ids("INBOX").contains("<a1@example.org>"));
    }

    @Test
    void theFormOfTheDocumentIsTaken() throws Exception {
        String page = Files.readString(Path.of("docs", "intake.md"));
        String form = page.substring(page.indexOf("```mail\n") + 8);
        String sender = sender();
        postbox.receive(mail(sender, "<h1@example.org>", "", form.substring(0, form.indexOf("```"))));
        String reference = await().atMost(PATIENCE).until(() -> reference(sender), r -> !r.isEmpty());
        assertThat(row(reference)).startsWith("AWAITING_PROOF proof-501");
    }

    @Test
    void whatIsNoFormWaitsForAPersonWhoFillsItIn() {
        String sender = sender();
        postbox.receive(mail(sender, "<b1@example.org>", "", "Please forget me, right now!"));
        String reference = await().atMost(PATIENCE).until(() -> reference(sender), r -> !r.isEmpty());
        assertThat(row(reference)).startsWith("IN_REVIEW intake-141");
        await().atMost(PATIENCE).until(() -> postbox.ids("Review").contains("<b1@example.org>"));
        db.sql("""
                update dsr_intake set regulation = 'GDPR', subject_right = 'ERASURE', state = null
                where reference = :r and state = 'IN_REVIEW'""").param("r", reference).update();
        await().atMost(PATIENCE).until(() -> row(reference).startsWith("AWAITING_PROOF"));
    }

    @Test
    void aFormWithAMistakeWaitsForAPersonToo() {
        String sender = sender();
        postbox.receive(mail(sender, "<c1@example.org>", "", "Right: access\nRegulation: Sharia\nCountry: Narnia"));
        String reference = await().atMost(PATIENCE).until(() -> reference(sender), r -> !r.isEmpty());
        assertThat(row(reference))
                .startsWith("IN_REVIEW intake-142: regulation: must be one of")
                .contains("country: ")
                .doesNotContain("Narnia");
    }

    @Test
    void aMailThatIsSeenAgainIsTakenOnceAndAStrangersUnderTheSameIdIsNotHidden() {
        String sender = sender();
        String mail = mail(sender, "<d1@example.org>", "", "Right: access\nRegulation: GDPR\nCustomer number: d-1");
        postbox.receive(mail);
        await().atMost(PATIENCE).until(() -> postbox.ids("Taken").contains("<d1@example.org>"));
        postbox.receive(mail);
        await().atMost(PATIENCE)
                .until(() -> postbox.ids("Taken").stream()
                                .filter("<d1@example.org>"::equals)
                                .count()
                        == 2);
        assertThat(db.sql("select count(*) from dsr_intake where reference like :begin || '%'")
                        .param("begin", await().atMost(PATIENCE).until(() -> reference(sender), r -> !r.isEmpty()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        int before = mails();
        postbox.receive(mail(sender(), "<d1@example.org>", "", "Right: erasure\nRegulation: GDPR"));
        await().atMost(PATIENCE).until(() -> mails() == before + 1);
        assertThat(postbox.sentTo(sender)).as("acknowledged once").hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void machinesAreNotAnsweredButTheirMailIsTaken() {
        String sender = sender();
        postbox.receive(
                mail(sender, "<e1@example.org>", "Auto-Submitted: auto-replied\n", "Right: access\nRegulation: GDPR"));
        await().atMost(PATIENCE).until(() -> postbox.ids("Taken").contains("<e1@example.org>"));
        postbox.receive(mail(sender(), "<e2@example.org>", "", "Right: access\nRegulation: GDPR"));
        await().atMost(PATIENCE).until(() -> answered("<e2@example.org>"));
        assertThat(postbox.sentTo(sender)).isEmpty();
    }

    @Test
    void anAddressIsNotAnsweredWithoutEnd() {
        String sender = sender();
        for (int i = 0; i < 4; i++) {
            postbox.receive(mail(
                    sender, "<f" + i + "@example.org>", "", "Right: access\nRegulation: GDPR\nPhone: +4930901820" + i));
        }
        await().atMost(PATIENCE).until(() -> postbox.ids("Taken").contains("<f3@example.org>"));
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> postbox.sentTo(sender).size() == 2);
        assertThat(db.sql("select count(*) from letter where code = 'delivery-855' and state = 'UNSENT'")
                        .query(Integer.class)
                        .single())
                .as("the others are told by a person")
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void theAnswerIsTheOneAcknowledgementAndSaysHowItGoesOn() throws Exception {
        String sender = sender();
        postbox.receive(
                mail(sender, "<k1@example.org>", "", "Right: access\nRegulation: CCPA\nEmail: other-" + sender + "\n"));
        String reference = await().atMost(PATIENCE).until(() -> reference(sender), r -> !r.isEmpty());
        await().atMost(PATIENCE).until(() -> acknowledgement(reference).equals("SENT"));
        MimeMessage answer = postbox.sentTo(sender).get(0);
        assertThat(answer.getSubject()).startsWith("Your data protection request was received");
        assertThat(answer.getSentDate()).isNotNull();
        assertThat(text(answer))
                .contains("California Consumer Privacy Act", reference, request(reference))
                .contains("we must be sure that it comes from the person", "You will have our answer by ")
                .doesNotContain("other-");
        assertThat(db.sql(
                                "select met_at is not null from deadline_duty where request_id = :id::uuid and kind = 'CONFIRM'")
                        .param("id", request(reference))
                        .query(Boolean.class)
                        .single())
                .as("confirmed within ten business days")
                .isTrue();
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> postbox.sentTo(sender).size() == 1);
        assertThat(postbox.sentTo("other-" + sender))
                .as("no second one, to nobody")
                .isEmpty();
    }

    @Test
    void whoeverWritesInGermanIsAnsweredInGerman() throws Exception {
        String form = sender();
        postbox.receive(mail(form, "<l1@example.org>", "", "Recht: Auskunft\nGesetz: DSGVO"));
        String plea = sender();
        postbox.receive(mail(plea, "<l2@example.org>", "Content-Language: de-AT\n", "Bitte alles vergessen!"));
        String named = sender();
        postbox.receive(mail(named, "<l3@example.org>", "", "Right: access\nRegulation: GDPR\nLanguage: de"));
        await().atMost(PATIENCE).until(() -> Stream.of(form, plea, named)
                .allMatch(s -> postbox.sentTo(s).size() == 1));
        assertThat(text(postbox.sentTo(form).get(0))).contains("Ihr Antrag auf Auskunft über Ihre Daten", "DSGVO");
        assertThat(text(postbox.sentTo(plea).get(0)))
                .contains("daher liest sie ein Mensch", "noch nicht als Antrag erfasst");
        assertThat(text(postbox.sentTo(named).get(0))).contains("spätestens am");
    }

    @Test
    void whatAMachineSentIsLeftToAPersonToAcknowledge() {
        String sender = sender();
        postbox.receive(mail(
                sender,
                "<m1@example.org>",
                "Auto-Submitted: auto-generated\n",
                "Right: access\nRegulation: GDPR\nCustomer number: " + sender));
        await().atMost(PATIENCE).until(() -> postbox.ids("Taken").contains("<m1@example.org>"));
        assertThat(db.sql("""
                        select count(*) from letter where state = 'UNSENT' and code = 'delivery-854'""").query(Integer.class).single()).isGreaterThan(0);
        assertThat(postbox.sentTo(sender)).isEmpty();
    }
}
