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
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
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
    private final DeliverySettings settings;
    private final SpringTemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final SpringTemplateEngine plain = engine(TemplateMode.TEXT, ".txt");

    LetterWriter(LetterTexts texts, DeliverySettings settings) {
        this.texts = texts;
        this.settings = settings;
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
        LetterText text = texts.of(letter, addressee);
        Context context = new Context(Locale.forLanguageTag(text.language()));
        context.setVariable("letter", text);
        try {
            return message(letter, addressee, text, plain.process("letter", context), html.process("letter", context));
        } catch (MessagingException e) {
            // Its message may quote the address.
            throw new IllegalStateException("The letter " + letter.id() + " could not be composed");
        }
    }

    private MimeMessage message(Letter letter, Addressee addressee, LetterText text, String plain, String html)
            throws MessagingException {
        InternetAddress from = new InternetAddress(Objects.requireNonNull(settings.from()), true);
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, Objects.requireNonNull(MailAddress.of(addressee.email())));
        message.setSubject(text.subject(), UTF_8);
        message.setContentLanguage(new String[] {text.language()});
        // RFC 3834: no program answers this, and ours does not answer what bears it.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(alternatives(plain, html));
        message.saveChanges();
        // The same letter always bears the same id (RFC 5322, 3.6.4): who gets it twice can tell.
        message.setHeader("Message-ID", "<" + letter.id() + "@" + domain(from) + ">");
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
