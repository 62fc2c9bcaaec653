package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Shows enough of a value to compare it with one that is known, and too little to use it. */
final class Masks {

    private static final String HIDDEN = "***";

    private Masks() {}

    /** Initials. */
    static String name(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .map(word -> first(word, 1) + HIDDEN)
                .collect(Collectors.joining(" "));
    }

    static String identifier(Identifier i) {
        String value = i.value();
        String shown =
                switch (i.kind()) {
                    case EMAIL -> mail(value);
                    case PHONE -> value.length() < 8 ? HIDDEN : first(value, 3) + HIDDEN + last(value, 2);
                    case NAME, ADDRESS -> name(value);
                    default -> value.length() < 6 ? HIDDEN : first(value, 1) + HIDDEN + last(value, 1);
                };
        return i.kind() + " " + shown;
    }

    private static String mail(String value) {
        int at = value.indexOf('@');
        return at < 0
                ? HIDDEN
                : first(value, 1) + HIDDEN + "@" + first(value.substring(at + 1), 1) + HIDDEN
                        + value.substring(Math.max(at, value.lastIndexOf('.')));
    }

    private static String first(String text, int most) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))));
    }

    private static String last(String text, int most) {
        return text.substring(text.length() - most);
    }
}
