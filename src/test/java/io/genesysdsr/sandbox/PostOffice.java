package io.genesysdsr.sandbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The mail server of the demonstration: requests can be written to a mailbox on it, and what the product sends to people is
 * laid into a folder as text, where a newcomer can read it and find the links in it.
 */
final class PostOffice implements Runnable, AutoCloseable {

    /** Where requests are written to, and as whom the product writes. */
    static final String MAILBOX = "privacy@sandbox.example";

    private final MailServer server = MailServer.start();
    private final Set<String> shown = new HashSet<>();
    private final Path folder;
    private final PrintStream out;

    PostOffice(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
        server.createUser(MAILBOX, DemoSettings.PASSWORD);
    }

    Path folder() {
        return folder;
    }

    int smtpPort() {
        return server.smtpPort();
    }

    /** The settings of a product that takes requests from this mailbox, and sends its letters and links by this server. */
    Map<String, Object> settings() {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("dsr.intake.mailbox.protocol", "imap");
        s.put("dsr.intake.mailbox.host", "127.0.0.1");
        s.put("dsr.intake.mailbox.port", server.imapPort());
        s.put("dsr.intake.mailbox.user", MAILBOX);
        s.put("dsr.intake.mailbox.password", DemoSettings.PASSWORD);
        s.put("dsr.intake.mailbox.poll", 500);
        // This server takes no empty one.
        s.put("dsr.intake.mailbox.answer-return-path", MAILBOX);
        s.put("dsr.delivery.smtp-host", "127.0.0.1");
        s.put("dsr.delivery.smtp-port", server.smtpPort());
        s.put("dsr.delivery.smtp-security", "NONE");
        s.put("dsr.delivery.from", MAILBOX);
        s.put("dsr.delivery.poll", 500);
        s.put("dsr.identity.challenge.portal-base", "http://127.0.0.1:${server.port}");
        s.put("dsr.identity.challenge.mail-from", MAILBOX);
        s.put("dsr.identity.challenge.poll", 500);
        return s;
    }

    /** Lays what was sent since the last look into the folder, and tells of it. */
    @Override
    public void run() {
        for (MimeMessage mail : server.received()) {
            try {
                String to = mail.getRecipients(Message.RecipientType.TO)[0].toString();
                if (!to.equals(MAILBOX) && shown.add(String.valueOf(mail.getMessageID()))) {
                    Path file = keep(mail, to);
                    out.println("            a mail to " + to + ": " + subject(mail) + ", in " + file);
                }
            } catch (MessagingException | IOException e) {
                out.println("            a mail cannot be shown: " + e);
            }
        }
    }

    /** Without the number of the request, which is in the text as well. */
    private static String subject(MimeMessage mail) throws MessagingException {
        return mail.getSubject().replaceFirst(" \\([^)]*\\)$", "");
    }

    private Path keep(MimeMessage mail, String to) throws IOException, MessagingException {
        String head = "From: " + mail.getFrom()[0] + "\nTo: " + to + "\nSubject: " + mail.getSubject() + "\n\n";
        return Files.writeString(Files.createDirectories(folder).resolve(shown.size() + ".txt"), head + text(mail));
    }

    /** The first text in it, which is the plain one. */
    private static String text(Part part) throws IOException, MessagingException {
        return part.getContent() instanceof Multipart parts
                ? text(parts.getBodyPart(0))
                : String.valueOf(part.getContent()).replace("\r\n", "\n");
    }

    /** What an earlier run laid there. */
    void empty() {
        if (Files.isDirectory(folder)) {
            try (var old = Files.newDirectoryStream(folder, "*.txt")) {
                for (Path file : old) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
