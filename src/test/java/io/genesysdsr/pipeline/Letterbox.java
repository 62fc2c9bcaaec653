package io.genesysdsr.pipeline;

import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** People who write forms to the product's mailbox, each once, and read the acknowledgement. */
final class Letterbox {

    private static final Pattern REFERENCE = Pattern.compile("MAIL-[0-9A-F-]+");

    private final Postbox postbox;

    Letterbox(Postbox postbox) {
        this.postbox = postbox;
    }

    void write(String sender, String text) {
        postbox.receive(mail(sender, "Content-Type: text/plain; charset=utf-8\n") + "\n" + text);
    }

    void attach(String sender, String name, String type, byte[] content) {
        String encoded = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content);
        postbox.receive(mail(sender, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n")
                + """

                --b
                Content-Type: text/plain

                Please see what is attached.
                --b
                Content-Type: %s; name="%s"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(type, name, encoded));
    }

    private static String mail(String sender, String headers) {
        return "From: Somebody <" + sender + ">\nTo: " + Postbox.ADDRESS + "\nMessage-ID: <" + sender + ">\n" + headers;
    }

    /** As the acknowledgement names them. */
    List<String> references(String sender, Duration patience) throws Exception {
        List<MimeMessage> sent =
                await().atMost(patience).until(() -> postbox.sentTo(sender), mails -> !mails.isEmpty());
        List<String> references = new ArrayList<>();
        REFERENCE.matcher(MailJourney.text(sent.get(0))).results().forEach(m -> references.add(m.group()));
        return references;
    }
}
