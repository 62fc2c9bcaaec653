package io.genesysdsr.house;

import static io.genesysdsr.house.FormRules.complain;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How Java is written here: short, under business names, without what a reader trips over. */
final class SourceRules {

    static final int WISHED_LINES_OF_A_METHOD = 25;

    private static final int MOST_LINES = 300;
    private static final int MOST_LINES_OF_A_METHOD = 40;
    private static final int MOST_PARAMETERS = 6;
    private static final Pattern HOLLOW = Pattern.compile(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO)");
    private static final Pattern HOLLOW_PACKAGE = Pattern.compile(".*/(utils?|helpers?|managers?|impl|dtos?)/.*");
    private static final Pattern SLEEP = Pattern.compile("\\.\\s*sleep(Uninterruptibly)?\\s*\\(");
    /** What gives another answer each time; nanoTime only measures how long something took. */
    private static final Pattern TIME_OR_ID =
            Pattern.compile("\\b[A-Z]\\w+\\s*\\.\\s*(now|randomUUID|currentTimeMillis)\\s*\\(\\s*\\)"
                    + "|\\bnew Date\\(\\)|\\bClock\\s*\\.\\s*system|::\\s*randomUUID");

    private static final Pattern CONSOLE = Pattern.compile("System\\s*\\.\\s*(out|err)\\b");
    /** In brackets, so that this line is none of them. */
    private static final Pattern UNDONE = Pattern.compile("\\b([T]ODO|[F]IXME|[X]XX)\\b");

    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w./}])(/(work|home|root|Users)/|[A-Z]:\\\\\\\\)");

    private SourceRules() {}

    static Stream<String> filesAreShort(JavaFile file) {
        return complain(
                file.lines() > MOST_LINES, file.name() + " has " + file.lines() + " lines, of at most " + MOST_LINES);
    }

    static Stream<String> methodsAreShort(JavaFile file) {
        return longerThan(file, MOST_LINES_OF_A_METHOD);
    }

    static Stream<String> longerThan(JavaFile file, int lines) {
        return file.members().stream()
                .filter(m -> m.lines() > lines)
                .map(m -> file.name() + ": " + m.name() + " has " + m.lines() + " lines, of at most " + lines);
    }

    static Stream<String> constructorsTakeFewParts(JavaFile file) {
        return file.members().stream()
                .filter(m -> m.constructor() && m.parameters() > MOST_PARAMETERS)
                .map(m -> file.name() + ": the constructor of " + m.name() + " takes " + m.parameters()
                        + " parts, of at most " + MOST_PARAMETERS + ": it does more than one thing");
    }

    static Stream<String> namesAreOfTheBusiness(JavaFile file) {
        return file.types().stream()
                .filter(t -> HOLLOW.matcher(t).matches())
                .map(t -> file.name() + ": " + t + " says nothing about what it is");
    }

    static Stream<String> packagesAreOfTheBusiness(JavaFile file) {
        return complain(
                HOLLOW_PACKAGE.matcher("/" + file.name()).matches(),
                file.name() + " stands in a package that says nothing about what is in it");
    }

    /** The application alone says which clock and which ids there are; so a test can say others. */
    static Stream<String> timeAndIdsAreInjected(JavaFile file) {
        return complain(
                !file.types().contains("GenesysDsrApplication")
                        && TIME_OR_ID.matcher(file.text()).find(),
                file.name() + " makes a time or an id of its own; inject Clock or Supplier<UUID>");
    }

    /** Only a command that people run at a prompt speaks on the console, and the sentence that refuses a start. */
    static Stream<String> onlyCommandsSpeakOnTheConsole(JavaFile file) {
        boolean command = file.types().stream().anyMatch(t -> t.endsWith("Command") || t.equals("StartUpReporter"));
        return complain(
                !command && CONSOLE.matcher(file.text()).find(), file.name() + " writes to the console; use a logger");
    }

    static Stream<String> nobodySleeps(JavaFile file) {
        return complain(
                SLEEP.matcher(file.text()).find(),
                file.name() + " sleeps; use Awaitility in a test, the ledger in the product");
    }

    static Stream<String> nothingIsLeftUndone(String name, String text) {
        return complain(UNDONE.matcher(text).find(), name + " says that something is left undone");
    }

    static Stream<String> noPathOfAMachine(String name, String text) {
        return complain(MACHINE_PATH.matcher(text).find(), name + " names a path of somebody's machine");
    }
}
