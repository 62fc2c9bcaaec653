package io.genesysdsr.evidence;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Finds sentences, figures and dates in the language of one request; English where a language has no texts. */
final class Words {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;

    private Words(MessageSource messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    /**
     * Words in a language.
     *
     * @param language BCP 47, or null
     * @param zone whose days are shown
     */
    static Words in(@Nullable String language, ZoneId zone, MessageSource messages) {
        String wanted = Locale.forLanguageTag(language == null ? "" : language).getLanguage();
        return new Words(
                messages,
                SPOKEN.stream()
                        .filter(l -> l.getLanguage().equals(wanted))
                        .findFirst()
                        .orElse(Locale.ENGLISH),
                zone);
    }

    /** Whose days are shown, by the name of its time zone. */
    String zone() {
        return zone.getId();
    }

    Locale locale() {
        return locale;
    }

    /** The text under that key; an exception where there is none. */
    String say(String key, Object... arguments) {
        return messages.getMessage("availability." + key, arguments, locale);
    }

    /** The text under that key, or another text where there is none. */
    String sayOr(String otherwise, String key) {
        String text = messages.getMessage("availability." + key, null, otherwise, locale);
        return text == null ? otherwise : text;
    }

    /** The reason for which something was not done, with its code. */
    String why(@Nullable String code) {
        if (code == null) {
            return say("reason.unknown");
        }
        return sayOr(say("reason.other"), "reason." + code) + " (" + code + ")";
    }

    /** A day there whose law it is, as the deadline counts days. */
    String day(Instant at) {
        return DateTimeFormatter.ofPattern(say("day"), locale).format(at.atZone(zone));
    }

    /** A whole number, with the separators of the language. */
    String number(long number) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale)).format(number);
    }

    /** A size in decimal units, such as {@code 12.3 MB}; the space does not break. */
    String size(long bytes) {
        if (bytes < 1000) {
            return say("bytes", bytes);
        }
        double amount = bytes;
        int unit = -1;
        // 999,950 would be rounded to 1,000.0 kB.
        while (amount >= 999.95 && unit < UNITS.size() - 1) {
            amount /= 1000;
            unit++;
        }
        DecimalFormat format = new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(locale));
        return format.format(amount) + "\u00a0" + UNITS.get(Math.max(unit, 0));
    }
}
