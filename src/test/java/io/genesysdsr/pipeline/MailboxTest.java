package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of mails, and what their senders hear. */
class MailboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        return sent.isEmpty() ? "" : sent.get(0).getSubject().replaceFirst(".* ", "");
    }

    private static boolean answered(String id) throws Exception {
        return postbox.ids("Taken").contains(id)
                && db.sql("select count(*) from intake_mail where answer_state = 'DUE'")
                                .query(Integer.class)
                                .single()
                        == 0;
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
