package io.genesysdsr.intake.mail;

import io.genesysdsr.intake.MailboxSettings;
import io.genesysdsr.intake.mail.Mail.Attachment;
import jakarta.mail.Address;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.StoreClosedException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a mail as far as it may hold a form. Nothing is unpacked, run or followed, and everything has a limit. */
final class MailReader {

    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 100;
    private static final int LARGEST_FORM = 1 << 20;

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();
    private int parts;
    private boolean complete = true;

    private MailReader() {}

    /**
     * Reads it; what cannot be read as a mail is left out.
     *
     * @throws MessagingException if the mail server went away while it was read
     */
    static Mail read(Message message, MailboxSettings settings) throws MessagingException {
        MailReader reader = new MailReader();
        String from = null;
        boolean answerable = false;
        try {
            from = from(message);
            answerable = AnswerRule.allows(message, from, settings.answerFrom());
            if (message.getSize() > settings.largestMail().toBytes()) {
                reader.complete = false;
            } else {
                reader.walk(message, 0);
            }
        } catch (FolderClosedException | StoreClosedException away) {
            throw away;
        } catch (MessagingException | IOException | RuntimeException malformed) {
            requireConnection(message, malformed);
            reader.complete = false;
        }
        return reader.mail(message, from, answerable);
    }

    /** A mail that breaks off because its server did is no malformed one. */
    private static void requireConnection(Message message, Exception failure) throws MessagingException {
        if (message.getFolder() != null && !message.getFolder().isOpen()) {
            throw new MessagingException("The folder closed while a mail was read");
        }
    }

    private Mail mail(Message message, @Nullable String from, boolean answerable) throws MessagingException {
        String written = plain.length() > 0 ? plain.toString() : Writing.ofHtml(html.toString());
        String[] id = message.getHeader("Message-ID");
        Instant received = message.getReceivedDate() == null
                ? null
                : message.getReceivedDate().toInstant();
        return new Mail(
                id == null ? null : id[0].strip(),
                from,
                received,
                Writing.own(written),
                List.copyOf(attachments),
                complete,
                answerable);
    }

    private static @Nullable String from(Message message) {
        try {
            Address[] from = message.getFrom();
            if (from == null || from.length != 1 || !(from[0] instanceof InternetAddress address)) {
                return null;
            }
            address.validate();
            String text = address.getAddress();
            return text.length() > 254 || text.chars().anyMatch(c -> c <= ' ' || c >= 127) ? null : text;
        } catch (MessagingException noAddress) {
            return null;
        }
    }

    private void walk(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            complete = false;
        } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                walk(many.getBodyPart(i), depth + 1);
            }
        } else if (isForm(part, ".json", "application/json")) {
            attach(part, true);
        } else if (isForm(part, ".csv", "text/csv")) {
            attach(part, false);
        } else if (name(part).isEmpty() && part.isMimeType("text/plain")) {
            plain.append(text(part)).append('\n');
        } else if (name(part).isEmpty() && part.isMimeType("text/html")) {
            html.append(text(part)).append('\n');
        }
    }

    private static boolean isForm(Part part, String suffix, String type) throws MessagingException {
        return part.isMimeType(type) || name(part).toLowerCase(Locale.ROOT).endsWith(suffix);
    }

    /** Looked at for its suffix alone: it never becomes a path. */
    private static String name(Part part) throws MessagingException {
        String name = part.getFileName();
        try {
            return name == null ? "" : MimeUtility.decodeText(name);
        } catch (IOException | RuntimeException undecodable) {
            return "?";
        }
    }

    private void attach(Part part, boolean json) throws MessagingException, IOException {
        byte[] bytes = bytes(part);
        if (bytes.length > LARGEST_FORM) {
            complete = false;
            return;
        }
        attachments.add(new Attachment(json, decode(bytes, StandardCharsets.UTF_8)));
    }

    private String text(Part part) throws MessagingException, IOException {
        byte[] bytes = bytes(part);
        if (bytes.length > LARGEST_FORM) {
            complete = false;
            return "";
        }
        return decode(bytes, charset(part));
    }

    private static byte[] bytes(Part part) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return content.readNBytes(LARGEST_FORM + 1);
        }
    }

    private static Charset charset(Part part) {
        try {
            String named = new ContentType(part.getContentType()).getParameter("charset");
            return named == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(named));
        } catch (MessagingException | IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** What is not in its charset is in the one that spreadsheets and old mail programs write. */
    private static String decode(byte[] bytes, Charset charset) {
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        // No form needs it, and no database keeps it.
        return text.replace("\0", "").replaceFirst("^\ufeff", "");
    }
}
