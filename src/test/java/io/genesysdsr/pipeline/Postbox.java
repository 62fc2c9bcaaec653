package io.genesysdsr.pipeline;

import io.genesysdsr.sandbox.MailServer;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The product's mailbox on a server of a test's own, as those see it who write to it and those who look after it. */
final class Postbox implements AutoCloseable {

    static final String ADDRESS = "dsr@example.com";

    private static final String PASSWORD = "s&cr+t %41";

    private final MailServer server = MailServer.start();
    private final Cable imap = new Cable(server.imapPort());
    private final Cable smtp = new Cable(server.smtpPort());

    Postbox() {
        server.createUser(ADDRESS, PASSWORD);
    }

    /** The product's way to the mailbox. */
    Cable imap() {
        return imap;
    }

    /** The product's way to the server that sends its mail. */
    Cable smtp() {
        return smtp;
    }

    /** The settings of a product that looks into it. */
    Map<String, Object> settings() {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("dsr.intake.mailbox.protocol", "imap");
        s.put("dsr.intake.mailbox.host", "127.0.0.1");
        s.put("dsr.intake.mailbox.port", imap.port());
        s.put("dsr.intake.mailbox.user", ADDRESS);
        s.put("dsr.intake.mailbox.password", PASSWORD);
        s.put("dsr.intake.mailbox.poll", 100);
        s.put("dsr.delivery.smtp-host", "127.0.0.1");
        s.put("dsr.delivery.smtp-port", smtp.port());
        s.put("dsr.delivery.smtp-security", "NONE");
        s.put("dsr.delivery.poll", 100);
        s.put("dsr.delivery.lease", "3s");
        s.put("dsr.delivery.from", "privacy@company.example");
        s.put("dsr.intake.mailbox.answer-from", ADDRESS);
        // GreenMail takes no empty one.
        s.put("dsr.intake.mailbox.answer-return-path", ADDRESS);
        s.put("dsr.intake.mailbox.answers-per-day", 2);
        return s;
    }

    /** Puts a mail into the folder that the product looks into. */
    void receive(String mail) {
        try (Store store = store()) {
            Folder inbox = store.getFolder("INBOX");
            byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            inbox.appendMessages(new Message[] {
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes))
            });
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The ids of the mails in a folder. */
    List<String> ids(String name) {
        try (Store store = store()) {
            Folder folder = store.getFolder(name);
            List<String> ids = new ArrayList<>();
            if (folder.exists()) {
                folder.open(Folder.READ_ONLY);
                for (Message message : folder.getMessages()) {
                    id(message).ifPresent(ids::add);
                }
                folder.close(false);
            }
            return ids;
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** Nothing where the mail was moved since the folder was listed. */
    private static Optional<String> id(Message message) throws MessagingException {
        try {
            return Optional.ofNullable(message.getHeader("Message-ID")).map(ids -> ids[0]);
        } catch (MessageRemovedException moved) {
            return Optional.empty();
        }
    }

    /** What went out to an address. */
    List<MimeMessage> sentTo(String address) {
        return server.received().stream()
                .filter(m -> {
                    try {
                        return m.getAllRecipients() != null
                                && m.getAllRecipients()[0].toString().equals(address);
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private Store store() throws MessagingException {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", server.imapPort(), ADDRESS, PASSWORD);
        return store;
    }

    @Override
    public void close() {
        imap.close();
        smtp.close();
        server.close();
    }
}
