package io.genesysdsr.pipeline;

import io.genesysdsr.intake.MailReview;
import io.genesysdsr.intake.MailReviews;
import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One product with a mailbox for all tests that write to it; each uses senders and message ids of its own. */
abstract class MailJourney {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Started by the first of them, and ended with the JVM. */
    private static final class Shared {

        static final Postbox POSTBOX = new Postbox();
        static final ConfigurableApplicationContext PRODUCT =
                Journey.start(Sandbox.onSharedServices(GenesysDoubleSettings.defaults()), settings());

        private static Map<String, Object> settings() {
            Map<String, Object> settings = new HashMap<>(POSTBOX.settings());
            settings.put("dsr.intake.mailbox.poll", 250);
            settings.put("spring.quartz.scheduler-name", "mailbox");
            // The shared product of this JVM has its beans there under the same names.
            settings.put("spring.jmx.enabled", false);
            settings.put("camel.main.name", "mailbox");
            return settings;
        }
    }

    static final Postbox postbox = Shared.POSTBOX;
    static final JdbcClient db = Shared.PRODUCT.getBean(JdbcClient.class);

    static <T> T bean(Class<T> type) {
        return Shared.PRODUCT.getBean(type);
    }

    static String sender() {
        return Journey.unique() + "@example.org";
    }

    static String mail(String from, String id, String headers, String text) {
        return "From: Somebody <" + from + ">\nTo: " + Postbox.ADDRESS + "\nMessage-ID: " + id
                + "\nSubject: =?UTF-8?Q?L=C3=B6schung?=\n" + headers + "\n" + text + "\n";
    }

    /** As the acknowledgement names it; empty while there is none. */
    static String reference(String sender) throws Exception {
        List<MimeMessage> sent = postbox.sentTo(sender);
        return sent.isEmpty() ? "" : sent.get(0).getSubject().replaceFirst(".*\\((.*)\\)$", "$1");
    }

    static boolean answered(String id) throws Exception {
        return postbox.ids("Taken").contains(id)
                && db.sql("select count(*) from intake_mail where answer_state = 'DUE'")
                                .query(Integer.class)
                                .single()
                        == 0;
    }

    static List<MailReview> ours(MailReviews reviews, String sender) {
        return reviews.open().stream()
                .filter(r -> db.sql("select identifiers::text from dsr_intake where reference = :r")
                        .param("r", r.reference())
                        .query(String.class)
                        .single()
                        .contains(sender))
                .toList();
    }

    /** How many rows under the reference hold something personal. */
    static int personal(String reference) {
        return db.sql("""
                select count(*) from dsr_intake where reference = :r
                and (subject_name is not null or identifiers is not null or corrections is not null)""").param("r", reference).query(Integer.class).single();
    }

    static String request(String reference) {
        return db.sql("select request_id::text from dsr_intake where reference = :r")
                .param("r", reference)
                .query(String.class)
                .single();
    }

    static String acknowledgement(String reference) {
        return db.sql("""
                select l.state from letter l join dsr_intake i using (request_id)
                where i.reference = :r and l.kind = 'ACKNOWLEDGEMENT'""").param("r", reference).query(String.class).single();
    }

    static String text(MimeMessage message) throws Exception {
        return String.valueOf(
                ((MimeMultipart) message.getContent()).getBodyPart(0).getContent());
    }

    static int mails() {
        return db.sql("select count(*) from intake_mail").query(Integer.class).single();
    }

    static String row(String reference) {
        return db.sql("select concat_ws(' ', state, reason) from dsr_intake where reference = :r")
                .param("r", reference)
                .query(String.class)
                .single();
    }
}
