package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Mailbox, database or mail server go away in the middle: afterwards each mail is taken once, and each sender told once. */
class MailTroubleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MAILS = 40;

    private static Postbox postbox;
    private static Cable database;
    private static @Nullable ConfigurableApplicationContext product;
    private static Sandbox sandbox;
    private static JdbcClient db;

    @BeforeAll
    static void start() {
        postbox = new Postbox();
        sandbox = Sandbox.onSharedServices(GenesysDoubleSettings.defaults().withCallsPerMinute(0));
        int port = URI.create(sandbox.database().substring("jdbc:".length())).getPort();
        database = new Cable(port);
        Map<String, Object> settings = new HashMap<>(postbox.settings());
        settings.put(
                "spring.datasource.url", sandbox.database().replace(":" + port + "/", ":" + database.port() + "/"));
        settings.put("spring.datasource.hikari.connection-timeout", 2_000);
        settings.put("spring.quartz.scheduler-name", "mail-trouble");
        settings.put("spring.jmx.enabled", false);
        settings.put("camel.main.name", "mail-trouble");
        product = Journey.start(sandbox, settings);
        db = JdbcClient.create(new DriverManagerDataSource(sandbox.database()));
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            database.mend();
            product.close();
        }
        sandbox.close();
        database.close();
        postbox.close();
    }

    @Test
    void aMailboxThatGoesAwayInTheMiddleLosesAndDoublesNothing() throws Exception {
        List<String> senders = write("i");
        for (int taken = 5; taken < MAILS; taken += 10) {
            awaitTaken("i", taken);
            postbox.imap().cut();
            postbox.imap().mend();
        }
        awaitAllOnce("i", senders);
    }

    @Test
    void aDatabaseThatGoesAwayInTheMiddleLosesAndDoublesNothing() throws Exception {
        List<String> senders = write("d");
        for (int taken = 5; taken < MAILS; taken += 10) {
            awaitTaken("d", taken);
            database.cut();
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            database.mend();
        }
        awaitAllOnce("d", senders);
    }

    @Test
    void aMailServerThatGoesAwayDelaysTheAcknowledgementAndLosesNone() throws Exception {
        String sender = Journey.unique() + "@example.org";
        postbox.smtp().cut();
        postbox.receive(mail(sender, "<s1@example.org>"));
        await().atMost(PATIENCE).until(() -> attempts(sender) > 0);
        assertThat(letter(sender)).as("visible as not sent yet").isEqualTo("BY_REPLY");
        postbox.smtp().mend();
        await().atMost(PATIENCE).until(() -> letter(sender).equals("SENT"));
        assertThat(postbox.sentTo(sender)).hasSize(1);
    }

    @Test
    void anAcknowledgementWhoseYesWasLostGoesOutAgainUnderTheSameId() throws Exception {
        String sender = Journey.unique() + "@example.org";
        postbox.smtp().loseNextYeses(1);
        postbox.receive(mail(sender, "<y1@example.org>"));
        await().atMost(PATIENCE).until(() -> letter(sender).equals("SENT"));
        assertThat(postbox.sentTo(sender)).hasSize(2);
        assertThat(postbox.sentTo(sender).get(0).getMessageID())
                .isEqualTo(postbox.sentTo(sender).get(1).getMessageID());
    }

    @Test
    void anAcknowledgementThatNoServerTakesWaitsForAPersonAndSaysSo() throws Exception {
        String sender = Journey.unique() + "@example.org";
        postbox.smtp().cut();
        try {
            postbox.receive(mail(sender, "<w1@example.org>"));
            await().atMost(PATIENCE).until(() -> attempts(sender) > 0);
            db.sql(
                            "update intake_mail set trying_since = now() - interval '4 days', due_at = now() where answer_state = 'DUE'")
                    .update();
            await().atMost(PATIENCE).until(() -> letter(sender).equals("UNSENT"));
        } finally {
            postbox.smtp().mend();
        }
        assertThat(db.sql(
                                "select l.code from letter l join dsr_intake i using (request_id) where i.language is null and "
                                        + "l.state = 'UNSENT'")
                        .query(String.class)
                        .list())
                .contains("delivery-852");
        assertThat(db.sql("select count(*) from intake_mail where answer_state = 'GIVEN_UP' and answer is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(postbox.sentTo(sender)).isEmpty();
    }

    private static List<String> write(String name) {
        List<String> senders = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            String sender = name + i + "-" + Journey.unique() + "@example.org";
            senders.add(sender);
            postbox.receive(mail(sender, "<" + name + i + "@example.org>"));
        }
        return senders;
    }

    private static String mail(String sender, String id) {
        return "From: " + sender + "\nTo: " + Postbox.ADDRESS + "\nMessage-ID: " + id
                + "\n\nRight: access\nRegulation: GDPR\n";
    }

    private static void awaitTaken(String name, int mails) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ids("Taken", name).count() >= mails);
    }

    private static void awaitAllOnce(String name, List<String> senders) {
        await().atMost(PATIENCE).until(() -> ids("Taken", name).distinct().count() == MAILS);
        await().atMost(PATIENCE)
                .until(() -> senders.stream().allMatch(s -> letter(s).equals("SENT")));
        assertThat(ids("INBOX", name)).isEmpty();
        for (String sender : senders) {
            assertThat(requests(sender)).as("requests of one mail").isEqualTo(1);
        }
        long doubled = senders.stream()
                .filter(s -> postbox.sentTo(s).size() > 1)
                .peek(s -> assertThat(postbox.sentTo(s).stream()
                                .map(MailTroubleTest::id)
                                .distinct())
                        .hasSize(1))
                .count();
        assertThat(doubled)
                .as("those whose note of having been sent was lost with the connection")
                .isLessThanOrEqualTo(MAILS / 10);
        assertThat(senders).allMatch(s -> !postbox.sentTo(s).isEmpty());
    }

    private static String id(jakarta.mail.internet.MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> ids(String folder, String name) {
        return postbox.ids(folder).stream().filter(id -> id.matches("<" + name + "\\d+@example.org>"));
    }

    /** The sender's address stands in no table in clear; the acknowledgement is found by the time of its mail. */
    private static int requests(String sender) {
        return byAddress(sender).size();
    }

    private static List<java.util.UUID> byAddress(String sender) {
        List<String> hashes = bean().lookupHashes("EMAIL", sender);
        return db.sql("select request_id from identifier where lookup_hash = any(:hashes)")
                .param("hashes", hashes.toArray(String[]::new))
                .query(java.util.UUID.class)
                .list();
    }

    private static io.genesysdsr.keys.Keys bean() {
        return java.util.Objects.requireNonNull(product).getBean(io.genesysdsr.keys.Keys.class);
    }

    private static String letter(String sender) {
        List<java.util.UUID> requests = byAddress(sender);
        return requests.isEmpty()
                ? ""
                : db.sql("select state from letter where request_id = :id and kind = 'ACKNOWLEDGEMENT'")
                        .param("id", requests.get(0))
                        .query(String.class)
                        .single();
    }

    private static int attempts(String sender) {
        return db.sql("select coalesce(max(attempt), 0) from intake_mail where address_hash = any(:hashes)")
                .param("hashes", bean().lookupHashes("EMAIL", sender).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }
}
