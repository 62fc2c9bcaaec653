package io.genesysdsr.intake.mail;

import io.genesysdsr.intake.MailboxSettings;
import io.genesysdsr.intake.files.FormText;
import io.genesysdsr.intake.mail.Mail.Attachment;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
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
    private @Nullable String messageId;
    private @Nullable String from;
    private @Nullable String language;
    private boolean answerable;
    private int parts;
    private boolean complete = true;

    private MailReader() {}

    /**
     * Reads it; what cannot be read as a mail is left out.
     *
     * @throws MessagingException if the mail server went away before all of it was fetched
     */
    static Mail read(Message message, MailboxSettings settings) throws MessagingException {
        Date received = message.getReceivedDate();
        Fetched fetched = Fetched.of(message, settings.largestMail().toBytes());
        MailReader reader = new MailReader();
        reader.readAll(fetched, List.of(settings.answerFrom(), settings.user()));
        return new Mail(
                reader.messageId,
                reader.from,
                received == null ? null : received.toInstant(),
                reader.language,
                fetched.digest(),
                reader.written(),
                List.copyOf(reader.attachments),
                reader.complete,
                reader.answerable);
    }

    /** No server is asked here, so whatever fails is in the mail, and the next try would fail as well. */
    private void readAll(Fetched fetched, List<String> ourselves) {
        try {
            Message mail = fetched.asMail();
            String[] id = mail.getHeader("Message-ID");
            messageId = id == null ? null : id[0].strip();
            from = from(mail);
            language = Tongue.of(mail);
            answerable = AnswerRule.allows(mail, from, ourselves);
            if (fetched.isReadable()) {
                walk(mail, 0);
            } else {
                complete = false;
            }
        } catch (MessagingException | IOException | RuntimeException malformed) {
            complete = false;
        }
    }

    private String written() {
        return Writing.own(plain.length() > 0 ? plain.toString() : Writing.ofHtml(html.toString()));
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
        String content = bytes.length > LARGEST_FORM ? null : FormText.of(bytes);
        if (content == null) {
            complete = false;
            return;
        }
        attachments.add(new Attachment(json, content));
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
