package io.genesysdsr.identity;

import io.genesysdsr.genesys.AgentlessMessages;
import io.genesysdsr.identity.ChallengeStore.Row;
import io.genesysdsr.request.ProofMethod;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What stands in a message: nothing but the link or code, what it is for, and that it can be ignored. */
@Component
class ChallengeTexts {

    private static final Logger LOG = LoggerFactory.getLogger(ChallengeTexts.class);

    private final MessageSource words;
    private final ChallengeSettings settings;
    private final AgentlessMessages genesys;

    ChallengeTexts(MessageSource words, ChallengeSettings settings, AgentlessMessages genesys) {
        this.words = words;
        this.settings = settings;
        this.genesys = genesys;
    }

    ChallengeMessage message(Row row, String address, String language, String handle, String code) {
        Locale locale = Locale.forLanguageTag(language);
        if (row.method() == ProofMethod.EMAIL_LINK) {
            String text = words.getMessage(
                    "challenge.mail.text",
                    new Object[] {page("link", handle), settings.linkLife().toHours()},
                    locale);
            return new ChallengeMessage(row.id(), row.method(), mail(address, locale, text), null);
        }
        String text = words.getMessage(
                "challenge.sms.text",
                new Object[] {code, settings.codeLife().toMinutes(), page("code", handle)},
                locale);
        return new ChallengeMessage(
                row.id(), row.method(), null, genesys.send(String.valueOf(settings.smsFrom()), address, text));
    }

    private String page(String kind, String handle) {
        return String.valueOf(settings.portalBase()).replaceFirst("/+$", "") + "/prove/" + kind + "/" + handle;
    }

    private @Nullable MimeMessage mail(String address, Locale locale, String text) {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        try {
            mail.setFrom(new InternetAddress(settings.mailFrom(), true));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
            mail.setSubject(words.getMessage("challenge.mail.subject", null, locale), StandardCharsets.UTF_8.name());
            mail.setText(text, StandardCharsets.UTF_8.name());
            // No automatic answer to an automatic message (RFC 3834).
            mail.setHeader("Auto-Submitted", "auto-generated");
            return mail;
        } catch (MessagingException e) {
            // Its message quotes the address, to which nothing can be sent; other proof is needed.
            LOG.warn("A link cannot be addressed by the rules of RFC 5322 and is not sent");
            return null;
        }
    }
}
