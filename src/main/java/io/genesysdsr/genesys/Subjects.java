package io.genesysdsr.genesys;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares subjects by what Genesys finds them by, not by what it adds to them in its answers. */
final class Subjects {

    private Subjects() {}

    /** A key that is equal exactly for equal subjects: by the id where there is one, else by the terms. */
    static List<Object> key(GdprSubject s) {
        if (s.userId() != null || s.externalContactId() != null || s.dialerContactId() != null) {
            return List.of(
                    text(s.userId()),
                    text(s.externalContactId()),
                    s.dialerContactId() == null ? "" : s.dialerContactId());
        }
        return List.of(
                lower(s.name()),
                text(s.externalId()),
                s.socialHandle() == null ? "" : s.socialHandle(),
                sorted(s.addresses()),
                sorted(s.phoneNumbers()),
                sorted(s.emailAddresses()));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static String lower(@Nullable String value) {
        return text(value).strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> sorted(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().map(Subjects::lower).sorted().toList();
    }
}
