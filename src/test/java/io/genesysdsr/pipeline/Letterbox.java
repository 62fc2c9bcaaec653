package io.genesysdsr.pipeline;

import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** People who write forms to the product's mailbox, each once, and read the acknowledgement. */
final class Letterbox {

    private static final Pattern REFERENCE = Pattern.compile("MAIL-[0-9A-F]{8}-[0-9A-F]{4}(?:-(\\d+))?");

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

    /** As the acknowledgement names them, in the order of the forms; it lists them by what became of them. */
    List<String> references(String sender, Duration patience) throws Exception {
        List<MimeMessage> sent =
                await().atMost(patience).until(() -> postbox.sentTo(sender), mails -> !mails.isEmpty());
        SortedMap<Integer, String> references = new TreeMap<>();
        REFERENCE
                .matcher(MailJourney.text(sent.get(0)))
                .results()
                .forEach(m -> references.put(m.group(1) == null ? 1 : Integer.parseInt(m.group(1)), m.group()));
        return List.copyOf(references.values());
    }
}
