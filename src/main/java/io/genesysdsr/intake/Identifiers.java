package io.genesysdsr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the column {@code identifiers} and normalises each value for its kind. */
final class Identifiers {

    private static final Set<IdentifierKind> TAKEN = EnumSet.range(IdentifierKind.NAME, IdentifierKind.EXTERNAL_ID);
    private static final int MOST = 50;
    private static final int LONGEST = 500;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,253}\\.[^\\s@.\\p{Cntrl}]{2,63}");

    private Identifiers() {}

    static List<Identifier> read(@Nullable JsonNode column, @Nullable String country, Reasons reasons) {
        if (column == null || !column.isArray() || column.isEmpty()) {
            reasons.add(
                    "identifiers", "give a JSON array of at least one {\"kind\": ..., \"value\": ...}, each name once");
            return List.of();
        }
        if (column.size() > MOST) {
            reasons.add("identifiers", "give at most " + MOST);
            return List.of();
        }
        Set<Identifier> read = new LinkedHashSet<>();
        for (int i = 0; i < column.size(); i++) {
            Identifier one = readOne(column.get(i), "identifiers[" + i + "]", country, reasons);
            if (one != null) {
                read.add(one);
            }
        }
        return new ArrayList<>(read);
    }

    static @Nullable Identifier readOne(JsonNode entry, String column, @Nullable String country, Reasons reasons) {
        IdentifierKind kind = kind(entry.path("kind"), column + ".kind", reasons);
        return kind == null ? null : value(kind, entry.path("value"), column + ".value", country, reasons);
    }

    static @Nullable IdentifierKind kind(JsonNode node, String column, Reasons reasons) {
        String wanted = node.asText("").strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (IdentifierKind kind : TAKEN) {
            if (node.isTextual() && kind.name().equals(wanted)) {
                return kind;
            }
        }
        reasons.add(column, "must be one of " + TAKEN);
        return null;
    }

    static @Nullable Identifier value(
            IdentifierKind kind, JsonNode node, String column, @Nullable String country, Reasons reasons) {
        String value = node.isTextual() ? node.asText().strip() : "";
        if (value.isEmpty() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            reasons.add(column, "must be a text of 1 to " + LONGEST + " characters without control characters");
            return null;
        }
        if (!Texts.isWhole(value)) {
            reasons.add(column, Texts.MEND);
            return null;
        }
        String normal =
                switch (kind) {
                    case EMAIL -> email(value, column, reasons);
                    case PHONE -> phone(value, column, country, reasons);
                    default -> value;
                };
        return normal == null ? null : new Identifier(kind, normal);
    }

    private static @Nullable String email(String value, String column, Reasons reasons) {
        if (!EMAIL.matcher(value).matches()) {
            reasons.add(column, "must be one e-mail address such as name@host.tld");
            return null;
        }
        return value.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String phone(String value, String column, @Nullable String country, Reasons reasons) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = phones.parse(value, country == null ? "ZZ" : country);
            if (phones.isPossibleNumber(number)) {
                return phones.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            // Its message quotes nothing, but neither does it help the sender: the reason below does.
            reasons.add(column, phoneMend(country));
            return null;
        }
        reasons.add(column, phoneMend(country));
        return null;
    }

    private static String phoneMend(@Nullable String country) {
        return country == null
                ? "must be a phone number with + and its country code (E.164), or set the column country"
                : "must be a phone number that is possible in the column country, or one with + and its country code (E.164)";
    }
}
