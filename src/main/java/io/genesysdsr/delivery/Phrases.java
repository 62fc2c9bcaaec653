package io.genesysdsr.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The sentences of letters in one language; English where a language has none. */
final class Phrases {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final ResourceBundleMessageSource MESSAGES = messages();

    private final Locale locale;

    private Phrases(Locale locale) {
        this.locale = locale;
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** @param language BCP 47, or null */
    static Phrases in(@Nullable String language) {
        String wanted = Locale.forLanguageTag(language == null ? "" : language).getLanguage();
        return new Phrases(SPOKEN.stream()
                .filter(l -> l.getLanguage().equals(wanted))
                .findFirst()
                .orElse(Locale.ENGLISH));
    }

    String language() {
        return locale.toLanguageTag();
    }

    /** The sentence under that key; what it is given is filled in as it is, and never read as a sentence itself. */
    String say(String key, Object... given) {
        return MESSAGES.getMessage("letter." + key, given, locale);
    }

    /** Why something was not done, in the words of the report, or a sentence that names no reason. */
    String ground(@Nullable String code) {
        String otherwise = say("ground.other");
        String ground =
                code == null ? null : MESSAGES.getMessage("availability.reason." + code, null, otherwise, locale);
        return ground == null ? otherwise : ground;
    }

    String day(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(say("day"), locale).format(at.atZone(zone));
    }
}
