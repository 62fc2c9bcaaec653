package io.genesysdsr.intake.files;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that a column, or a field of JSON, may have: those of the intake table, each kind of identifier with a number
 * where there are several, and the parts of a proof; in any case, with spaces, hyphens or underscores, and as camelCase.
 */
final class Columns {

    static final Set<String> JSON = Set.of("identifiers", "proof", "corrections");
    static final Set<String> NEEDED = Set.of("reference", "regulation", "subject_right");

    private static final Set<String> TEXTS =
            Set.of("reference", "regulation", "subject_right", "received_at", "subject_name", "country", "language");
    private static final Set<String> PROOF = Set.of("proof_method", "proof_by", "proof_when", "proof_factors");
    private static final Pattern IDENTIFIER = Pattern.compile(
            "(email|phone|name|address|twitter|instagram|facebook|apple_messages|external_id)(?:_([1-9]|[1-4]\\d|50))?");
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("ref", "reference"),
            Map.entry("right", "subject_right"),
            Map.entry("received", "received_at"),
            Map.entry("lang", "language"),
            Map.entry("country_code", "country"));
    private static final Map<String, String> ALSO_KIND = Map.of(
            "e_mail", "email",
            "mail", "email",
            "email_address", "email",
            "phone_number", "phone",
            "telephone", "phone",
            "mobile", "phone");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)_?(\\d{1,2})?");
    private static final int LONGEST_NAME = 60;

    /** Headers repeat in every row of JSON; what was read once is remembered, up to a bound. */
    private final Map<String, String> known = new HashMap<>();

    /** The column that a header means; null for one that means nothing here. */
    @Nullable
    String meaning(String header) {
        if (header.length() > LONGEST_NAME) {
            return null;
        }
        String meaning = known.get(header);
        if (meaning == null) {
            meaning = read(header);
            if (known.size() < 1000) {
                known.put(header, meaning);
            }
        }
        return meaning.isEmpty() ? null : meaning;
    }

    private static String read(String header) {
        String name = header.strip()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\d]+", "_")
                .replaceAll("^_|_$", "");
        name = ALSO.getOrDefault(name, name);
        if (TEXTS.contains(name) || PROOF.contains(name) || JSON.contains(name)) {
            return name;
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            String kind = ALSO_KIND.getOrDefault(numbered.group(1), numbered.group(1));
            String number = numbered.group(2) == null || numbered.group(2).equals("1") ? "" : "_" + numbered.group(2);
            return IDENTIFIER.matcher(kind + number).matches() ? kind + number : "";
        }
        return "";
    }

    /** The kind of identifier that a column holds; null where it holds something else. */
    static @Nullable String kind(String meaning) {
        Matcher identifier = IDENTIFIER.matcher(meaning);
        return identifier.matches() ? identifier.group(1).toUpperCase(Locale.ROOT) : null;
    }
}
