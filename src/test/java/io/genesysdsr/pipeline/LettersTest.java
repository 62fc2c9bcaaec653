package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.deadline.Clocks;
import io.genesysdsr.deadline.ExtensionReason;
import io.genesysdsr.request.Decision;
import io.genesysdsr.request.Reviews;
import io.genesysdsr.sandbox.MailServer;
import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import io.genesysdsr.sandbox.genesys.Person;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the person is told by mail, from a product with a mail server. */
class LettersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static MailServer mail = MailServer.start();
    private static ConfigurableApplicationContext product;
    private static Sandbox sandbox;
    private static Desk desk;
    private static JdbcClient db;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.onSharedServices(GenesysDoubleSettings.defaults().withCallsPerMinute(0));
        product = Journey.start(
                sandbox,
                Map.ofEntries(
                        Map.entry("spring.quartz.scheduler-name", "letters"),
                        Map.entry("spring.jmx.unique-names", true),
                        Map.entry("camel.main.name", "letters"),
                        Map.entry("dsr.delivery.smtp-host", "127.0.0.1"),
                        Map.entry("dsr.delivery.smtp-port", mail.smtpPort()),
                        Map.entry("dsr.delivery.smtp-security", "NONE"),
                        Map.entry("dsr.delivery.from", "privacy@company.example"),
                        Map.entry("dsr.delivery.company", "Example Company"),
                        Map.entry("dsr.delivery.poll", 100),
                        Map.entry("dsr.delivery.lease", "1s")));
        db = product.getBean(JdbcClient.class);
        desk = new Desk(db, PATIENCE);
    }

    @AfterAll
    static void stop() {
        product.close();
        mail.close();
    }

    @Test
    void thePersonIsToldOfReceiptAndOfTheEndInTheirLanguageAndTheirNameIsOnlyAName() throws Exception {
        String name = "<script>x</script> [[${12345*67890}]] [(${12345*67890})] {0} #{day}";
        String address = stranger();
        String reference = drop("ACCESS", address, name, "de-AT", Desk.PROOF);
        desk.awaitState(reference, "NO_DATA_HELD");

        List<MimeMessage> letters = awaitLetters(address, 2);

        assertThat(letters.get(0).getSubject())
                .isEqualTo("Ihr Datenschutz-Antrag ist eingegangen (" + id(reference) + ")");
        assertThat(letters.get(1).getSubject()).startsWith("Ihr Datenschutz-Antrag ist abgeschlossen");
        for (MimeMessage letter : letters) {
            assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(letter.getFrom()[0]).hasToString("privacy@company.example");
            assertThat(letter.getRecipients(RecipientType.TO)).hasSize(1);
            assertThat(letter.getSubject()).doesNotContain(address).doesNotContain("script");
            assertThat(part(letter, 0)).contains("Guten Tag " + name + ",").contains("Example Company");
            assertThat(part(letter, 1))
                    .contains("&lt;script&gt;x&lt;/script&gt; [[${12345*67890}]]")
                    .doesNotContain("<script>")
                    .doesNotContain("838102050");
        }
        assertThat(part(letters.get(1), 0)).contains("keine Daten über Sie gefunden");
        assertThat(desk.events(reference)).filteredOn("LetterSent"::equals).hasSize(2);
    }

    @Test
    void aStrangersWordsGoToNobodyAndARefusalSaysWhereToComplain() throws Exception {
        String address = stranger();
        String reference = drop("ERASURE", address, "Buy this", "en", null);
        MimeMessage receipt = awaitLetters(address, 1).get(0);
        assertThat(part(receipt, 0)).contains("Dear Sir or Madam").contains("If you did not send this request");
        assertThat(part(receipt, 0) + part(receipt, 1)).doesNotContain("Buy this");

        product.getBean(Reviews.class).decide(id(reference), Decision.REFUSE, "olga");

        MimeMessage refusal = awaitLetters(address, 2).get(1);
        assertThat(part(refusal, 0)).contains("We do not carry this out", "The reason: ", "supervisory authority");
    }

    @Test
    void anExtensionIsToldWithItsReasonAndThatItWasToldIsKnown() throws Exception {
        String address = stranger();
        String reference = drop("ERASURE", address, "Ada", "en", null);
        awaitLetters(address, 1);

        product.getBean(Clocks.class).extend(id(reference), ExtensionReason.NUMBER_OF_REQUESTS, "olga");

        assertThat(part(awaitLetters(address, 2).get(1), 0))
                .contains("The reason is the number of requests that you made.");
        await().atMost(PATIENCE).until(() -> db.sql("""
                        select met_at is not null from deadline_duty where request_id = :id and kind = 'TELL_EXTENSION'""")
                .param("id", id(reference))
                .query(Boolean.class)
                .single());
    }

    @Test
    void aLetterThatGoesOutTwiceBearsTheSameId() throws Exception {
        String address = stranger();
        String reference = drop("ERASURE", address, "Ada", "en", null);
        awaitLetters(address, 1);
        desk.awaitEvent(reference, "LetterSent", 1);

        // As after a crash between the mail server's yes and our note of it.
        db.sql("update letter set state = 'DUE', due_at = now() where request_id = :id")
                .param("id", id(reference))
                .update();

        List<MimeMessage> twice = awaitLetters(address, 2);
        UUID letter = db.sql("select id from letter where request_id = :id")
                .param("id", id(reference))
                .query(UUID.class)
                .single();
        assertThat(twice)
                .extracting(MimeMessage::getMessageID)
                .containsOnly("<" + letter + "@company.example>")
                .hasSize(2);
    }

    @Test
    void lettersOutliveTheMailServer() throws Exception {
        int port = mail.smtpPort();
        mail.close();
        String address = stranger();
        String reference = drop("ERASURE", address, "Ada", "en", null);
        await().atMost(PATIENCE)
                .until(() -> db.sql("select attempt > 0 and state = 'DUE' from letter where request_id = :id")
                        .param("id", id(reference))
                        .query(Boolean.class)
                        .single());
        mail = MailServer.start(port);
        assertThat(awaitLetters(address, 1)).hasSize(1);
    }

    @Test
    void aLetterToOurselvesIsNotSentLestItComeBackAsARequest() {
        String reference = drop("ACCESS", "privacy@company.example", "Ada", "en", null);
        desk.awaitEvent(reference, "LetterSetAside", 1);

        assertThat(lettersTo("privacy@company.example")).isEmpty();
    }

    @Test
    void aLetterWithoutAnAddressWaitsForAPerson() {
        String reference = "L-" + UUID.randomUUID();
        desk.insert(reference, "ACCESS", Desk.identifier("EXTERNAL_ID", Journey.unique()), null, null);
        desk.awaitEvent(reference, "LetterSetAside", 1);

        assertThat(db.sql("select state || ' ' || code from letter where request_id = :id")
                        .param("id", id(reference))
                        .query(String.class)
                        .single())
                .isEqualTo("UNSENT delivery-851");
    }

    @Test
    void whatWasCompletedIsToldWhetherOrNotThereWasAnything() throws Exception {
        Person person = sandbox.genesys().population().plain(7);
        String address = String.valueOf(person.email());
        String reference = drop("ACCESS", address, "Ada", "fr", Desk.PROOF);
        desk.awaitState(reference, "FULFILLED");
        assertThat(part(awaitLetters(address, 2).get(1), 0))
                .as("English, where a language has no texts")
                .contains("Your request is completed.");
    }

    @Test
    void anErasureThatNothingCouldBeCheckedAgainstIsNotToldAsCertain() throws Exception {
        String address = stranger();
        String reference = drop("ERASURE", address, "Ada", "en", Desk.PROOF);
        desk.awaitState(reference, "FULFILLED");
        assertThat(part(awaitLetters(address, 2).get(1), 0)).contains("could not be verified in every part");
    }

    private static String drop(String right, String address, String name, String language, @Nullable String proof) {
        String reference = "L-" + UUID.randomUUID();
        db.sql("""
                insert into dsr_intake (reference, regulation, subject_right, subject_name, identifiers, proof, language)
                values (:reference, 'GDPR', :right, :name, :identifiers::jsonb, :proof::jsonb, :language)""")
                .param("reference", reference)
                .param("right", right)
                .param("name", name)
                .param("identifiers", Desk.identifier("EMAIL", address))
                .param("proof", proof)
                .param("language", language)
                .update();
        await().atMost(PATIENCE).until(() -> desk.row(reference).requestId() != null);
        return reference;
    }

    private static UUID id(String reference) {
        await().atMost(PATIENCE).until(() -> desk.row(reference).requestId() != null);
        return java.util.Objects.requireNonNull(desk.row(reference).requestId());
    }

    private static String stranger() {
        return Journey.unique() + "@nowhere.example.org";
    }

    /** The letters to one address, in the order in which they came. */
    private static List<MimeMessage> awaitLetters(String address, int count) {
        await().atMost(PATIENCE).until(() -> lettersTo(address).size() >= count);
        return lettersTo(address);
    }

    private static List<MimeMessage> lettersTo(String address) {
        return mail.received().stream().filter(m -> isTo(m, address)).toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getRecipients(RecipientType.TO)[0].toString().equals(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String part(MimeMessage message, int number) throws Exception {
        return String.valueOf(
                ((MimeMultipart) message.getContent()).getBodyPart(number).getContent());
    }
}
