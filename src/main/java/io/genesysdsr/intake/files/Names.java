package io.genesysdsr.intake.files;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where things lie in the folder, and what they are called: by the file's mark, never by what its sender chose alone. */
final class Names {

    static final String AT_WORK = ".taken";
    static final String RESULTS = "results";
    static final String DONE = "done";
    static final String QUARANTINE = "quarantine";
    static final List<String> OWN = List.of(AT_WORK, RESULTS, DONE, QUARANTINE);

    /** Names under which programs write before they rename. */
    private static final Pattern UNFINISHED = Pattern.compile(
            "\\..*|~.*|.*~|.*\\.(part|partial|tmp|temp|filepart|crdownload|download|upload|uploading|writing|swp)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final List<String> ENDINGS = List.of("csv", "tsv", "txt", "json", "ndjson", "jsonl");
    private static final int LONGEST_STEM = 60;

    private Names() {}

    static boolean isUnfinished(String name) {
        return UNFINISHED.matcher(name).matches();
    }

    static String atWork(IntakeFile file) {
        return AT_WORK + "/" + file.mark();
    }

    /** Where a result is written before it is shown; each lease has its own, so that two never write into one. */
    static String draft(IntakeFile file, String ending) {
        return atWork(file) + "-" + file.version() + ending;
    }

    static String result(IntakeFile file, String ending) {
        return RESULTS + "/" + stem(file) + ending;
    }

    static String putAway(IntakeFile file, String folder) {
        String name = file.name().toLowerCase(Locale.ROOT);
        String ending =
                ENDINGS.stream().filter(e -> name.endsWith("." + e)).findFirst().orElse("dat");
        return folder + "/" + stem(file) + "." + ending;
    }

    /** The sender's name as far as it is harmless, with the begin of the mark. */
    static String stem(IntakeFile file) {
        String name = file.name();
        for (String ending : ENDINGS) {
            if (name.toLowerCase(Locale.ROOT).endsWith("." + ending)) {
                name = name.substring(0, name.length() - ending.length() - 1);
                break;
            }
        }
        String safe = name.replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^[_-]+|_+$", "");
        String cut = safe.length() > LONGEST_STEM ? safe.substring(0, LONGEST_STEM) : safe;
        return (cut.isEmpty() ? "file" : cut) + "." + file.mark().toString().substring(0, 8);
    }
}
