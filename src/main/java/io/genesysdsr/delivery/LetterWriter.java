package io.genesysdsr.delivery;

import io.genesysdsr.request.Addressee;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Lays a letter out as a mail, in plain text and in HTML. Templates hold places and nothing to compute; what is put into
 * them is text, is never read as a template, and is escaped in HTML.
 */
@Component
class LetterWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final LetterTexts texts;
    private final ReplyTexts replies;
    private final DeliverySettings settings;
    private final Clock clock;
    private final SpringTemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final SpringTemplateEngine plain = engine(TemplateMode.TEXT, ".txt");

    LetterWriter(LetterTexts texts, ReplyTexts replies, DeliverySettings settings, Clock clock) {
        this.texts = texts;
        this.replies = replies;
        this.settings = settings;
        this.clock = clock;
    }

    private static SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/delivery/");
        templates.setSuffix(suffix);
        templates.setTemplateMode(mode);
        templates.setCharacterEncoding(UTF_8);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }

    MimeMessage write(Letter letter, Addressee addressee) {
        try {
            MimeMessage message =
                    lay(texts.of(letter, addressee), Objects.requireNonNull(settings.from()), letter.id());
            message.setRecipient(RecipientType.TO, Objects.requireNonNull(MailAddress.of(addressee.email())));
            // RFC 3834: no program answers this, and ours does not answer what bears it.
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException e) {
            // Its message may quote the address.
            throw new IllegalStateException("The letter " + letter.id() + " could not be composed");
        }
    }

    /** Marked as automatic, so that no other machine answers it (RFC 3834, section 3.1.7). */
    MimeMessage write(Reply reply, String from) {
        try {
            MimeMessage message = lay(replies.of(reply), from, reply.id());
            message.setRecipient(RecipientType.TO, Objects.requireNonNull(MailAddress.of(reply.to())));
            message.setHeader("Auto-Submitted", "auto-replied");
            message.setHeader("X-Auto-Response-Suppress", "All");
            if (reply.inReplyTo() != null) {
                message.setHeader("In-Reply-To", reply.inReplyTo());
                message.setHeader("References", reply.inReplyTo());
            }
            return message;
        } catch (MessagingException e) {
            throw new IllegalStateException("The answer " + reply.id() + " could not be composed");
        }
    }

    private MimeMessage lay(LetterText text, String sender, UUID id) throws MessagingException {
        Context context = new Context(Locale.forLanguageTag(text.language()));
        context.setVariable("letter", text);
        InternetAddress from = new InternetAddress(sender, true);
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(from);
        message.setSubject(text.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setContentLanguage(new String[] {text.language()});
        message.setContent(alternatives(plain.process("letter", context), html.process("letter", context)));
        message.saveChanges();
        // The same always bears the same id (RFC 5322, 3.6.4): who gets it twice can tell.
        message.setHeader("Message-ID", "<" + id + "@" + domain(from) + ">");
        return message;
    }

    private static MimeMultipart alternatives(String plain, String html) throws MessagingException {
        MimeBodyPart first = new MimeBodyPart();
        first.setText(plain, UTF_8, "plain");
        MimeBodyPart second = new MimeBodyPart();
        second.setText(html, UTF_8, "html");
        return new MimeMultipart("alternative", first, second);
    }

    private static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }
}
