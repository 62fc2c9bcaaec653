package io.genesysdsr.intake.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which language whoever wrote a mail is answered, as its headers say (RFC 3282). */
final class Tongue {

    private static final List<String> WRITTEN_HERE = List.of("en", "de");

    private Tongue() {}

    /** The first that is named, where anything is written in it here; else null. */
    static @Nullable String of(Message mail) throws MessagingException {
        for (String header : List.of("Content-Language", "Accept-Language")) {
            String[] values = mail.getHeader(header);
            if (values != null) {
                String first = values[0].split("[,;]", 2)[0].strip();
                String language = first.split("-", 2)[0].toLowerCase(Locale.ROOT);
                return WRITTEN_HERE.contains(language) ? language : null;
            }
        }
        return null;
    }
}
