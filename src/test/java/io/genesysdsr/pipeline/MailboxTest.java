package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.intake.IntakeHygiene;
import io.genesysdsr.intake.MailReview;
import io.genesysdsr.intake.MailReviews;
import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of mails, and what their senders hear. */
class MailboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Postbox postbox;
    private static Sandbox sandbox;
    private static @Nullable ConfigurableApplicationContext product;
    private static JdbcClient db;

    @BeforeAll
    static void start() {
        postbox = new Postbox();
        sandbox = Sandbox.onSharedServices(GenesysDoubleSettings.defaults());
        Map<String, Object> settings = new HashMap<>(postbox.settings());
        settings.put("spring.quartz.scheduler-name", "mailbox");
        // The shared product of this JVM has its beans there under the same names.
        settings.put("spring.jmx.enabled", false);
        settings.put("camel.main.name", "mailbox");
        product = Journey.start(sandbox, settings);
        db = product.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        sandbox.close();
        postbox.close();
    }

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
        assertThat(postbox.ids("INBOX")).doesNotContain("<a1@example.org>");
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
                .isEqualTo(2);
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

    @Test
    void aMailForAPersonIsAReviewThatIsFilledInOrDismissedOrEmptiedInTheEnd() {
        MailReviews reviews = Objects.requireNonNull(product).getBean(MailReviews.class);
        String sender = sender();
        for (String name : List.of("n1", "n2")) {
            postbox.receive(mail(sender, "<" + name + "@example.org>", "", "Please forget me! " + name));
            await().atMost(PATIENCE).until(() -> postbox.ids("Review").contains("<" + name + "@example.org>"));
        }
        List<MailReview> open = await().atMost(PATIENCE)
                .until(
                        () -> ours(reviews, sender),
                        r -> r.size() == 2 && r.get(1).answer() == MailReview.Answer.SENT);
        assertThat(open.get(0).code()).isEqualTo("intake-141");
        assertThat(open.toString()).doesNotContain(sender);

        MailReview first = open.get(0);
        assertThat(reviews.takeUp(first.id())).isTrue();
        await().atMost(PATIENCE).until(() -> row(first.reference()).startsWith("IN_REVIEW intake-142: regulation"));
        db.sql("update dsr_intake set regulation = 'GDPR', subject_right = 'ERASURE' where reference = :r")
                .param("r", first.reference())
                .update();
        assertThat(reviews.takeUp(first.id())).isTrue();
        await().atMost(PATIENCE).until(() -> row(first.reference()).startsWith("AWAITING_PROOF"));
        await().atMost(PATIENCE).until(() -> acknowledgement(first.reference()).equals("SENT"));
        assertThat(postbox.sentTo(sender))
                .as("two answers, and one letter for what became a request")
                .hasSize(3);

        MailReview second = open.get(1);
        db.sql("update dsr_intake set inserted_at = now() - interval '61 days' where reference = :r")
                .param("r", second.reference())
                .update();
        Objects.requireNonNull(product).getBean(IntakeHygiene.class).purgeHeld();
        assertThat(row(second.reference())).startsWith("IN_REVIEW intake-145");
        assertThat(personal(second.reference())).isZero();
        assertThat(reviews.dismiss(second.id(), "olga")).isTrue();
        assertThat(row(second.reference())).startsWith("REFUSED intake-144");
        assertThat(reviews.dismiss(second.id(), "otto"))
                .as("the first decision counts")
                .isFalse();
        assertThat(reviews.open()).noneMatch(r -> r.id().equals(second.id()));
        assertThat(postbox.ids("Review")).contains("<n1@example.org>", "<n2@example.org>");
    }

    @Test
    void aDismissedMailsRowIsEmptiedAtOnceAndSaysByWhom() {
        MailReviews reviews = Objects.requireNonNull(product).getBean(MailReviews.class);
        String sender = sender();
        postbox.receive(mail(sender, "<o1@example.org>", "", "Buy this!"));
        MailReview review = await().atMost(PATIENCE)
                .until(() -> ours(reviews, sender), r -> r.size() == 1)
                .get(0);
        assertThat(personal(review.reference())).isEqualTo(1);
        reviews.dismiss(review.id(), "olga");
        assertThat(personal(review.reference())).isZero();
        assertThat(db.sql("select decided_by from dsr_intake where reference = :r")
                        .param("r", review.reference())
                        .query(String.class)
                        .single())
                .isEqualTo("olga");
    }

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

    private static String sender() {
        return Journey.unique() + "@example.org";
    }

    private static String mail(String from, String id, String headers, String text) {
        return "From: Somebody <" + from + ">\nTo: " + Postbox.ADDRESS + "\nMessage-ID: " + id
                + "\nSubject: =?UTF-8?Q?L=C3=B6schung?=\n" + headers + "\n" + text + "\n";
    }

    /** As the acknowledgement names it; empty while there is none. */
    private static String reference(String sender) throws Exception {
        List<MimeMessage> sent = postbox.sentTo(sender);
        return sent.isEmpty() ? "" : sent.get(0).getSubject().replaceFirst(".*\\((.*)\\)$", "$1");
    }

    private static boolean answered(String id) throws Exception {
        return postbox.ids("Taken").contains(id)
                && db.sql("select count(*) from intake_mail where answer_state = 'DUE'")
                                .query(Integer.class)
                                .single()
                        == 0;
    }

    private static List<MailReview> ours(MailReviews reviews, String sender) {
        return reviews.open().stream()
                .filter(r -> db.sql("select identifiers::text from dsr_intake where reference = :r")
                        .param("r", r.reference())
                        .query(String.class)
                        .single()
                        .contains(sender))
                .toList();
    }

    /** How many rows under the reference hold something personal. */
    private static int personal(String reference) {
        return db.sql("""
                select count(*) from dsr_intake where reference = :r
                and (subject_name is not null or identifiers is not null or corrections is not null)""").param("r", reference).query(Integer.class).single();
    }

    private static String request(String reference) {
        return db.sql("select request_id::text from dsr_intake where reference = :r")
                .param("r", reference)
                .query(String.class)
                .single();
    }

    private static String acknowledgement(String reference) {
        return db.sql("""
                select l.state from letter l join dsr_intake i using (request_id)
                where i.reference = :r and l.kind = 'ACKNOWLEDGEMENT'""").param("r", reference).query(String.class).single();
    }

    private static String text(MimeMessage message) throws Exception {
        return String.valueOf(
                ((MimeMultipart) message.getContent()).getBodyPart(0).getContent());
    }

    private static int mails() {
        return db.sql("select count(*) from intake_mail").query(Integer.class).single();
    }

    private static String row(String reference) {
        return db.sql("select concat_ws(' ', state, reason) from dsr_intake where reference = :r")
                .param("r", reference)
                .query(String.class)
                .single();
    }
}
