package io.genesysdsr.house;

import io.genesysdsr.house.RouteUnit.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How route files are named, how long they are, and what each step is called. */
final class FormRules {

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<String> PHASES = List.of("submit", "await", "collect", "confirm");
    private static final int MOST_LINES = 60;
    private static final int MOST_LINES_OF_A_KAMELET = 120;

    private FormRules() {}

    static Stream<String> filesAreShort(RouteFile file) {
        int most = file.isKamelet() ? MOST_LINES_OF_A_KAMELET : MOST_LINES;
        return complain(
                file.lines() > most, file.name() + " has " + file.lines() + " lines, of at most " + most + ": part it");
    }

    static Stream<String> onlyKnownKindsOfFiles(RouteFile file) {
        boolean known = file.name().endsWith(".camel.yaml") || (file.isKamelet() && file.isDoor());
        return complain(!known, file.name() + " is neither a .camel.yaml nor a .kamelet.yaml under routes/doors");
    }

    /**
     * A file is named as what stands in it, in the folder of a system prefixed by the system. A file that makes
     * instances of templates has no id of its own; each of its instances has one.
     */
    static Stream<String> filesAreNamedAsTheirRoute(RouteFile file) {
        List<RouteUnit> named = file.units().stream()
                .filter(u -> u.kind() != Kind.INSTANCE && u.kind() != Kind.CONFIGURATION)
                .toList();
        return Stream.concat(
                complain(named.size() > 1, file.name() + " holds more than one route: give each a file of its own"),
                named.stream()
                        .filter(u -> !u.id().equals(file.expectedId()))
                        .map(u -> u.where() + " must be called " + file.expectedId() + ", as its file is"));
    }

    static Stream<String> routeIdsAreUniqueAndKebabCase(List<RouteFile> files) {
        return names(
                files.stream()
                        .flatMap(f -> f.units().stream())
                        .filter(u -> u.kind() != Kind.CONFIGURATION)
                        .map(u -> Map.entry(u.id(), u.where())),
                "route id");
    }

    static Stream<String> everyRouteSaysInOneSentenceWhatItDoes(RouteFile file) {
        return file.units().stream()
                .filter(u -> u.kind() != Kind.INSTANCE && u.kind() != Kind.CONFIGURATION)
                .filter(u -> !isSentence(u))
                .map(u -> u.where() + " needs a description: one sentence, capital first, no full stop at its end");
    }

    private static boolean isSentence(RouteUnit unit) {
        String text = unit.description();
        boolean begun = !text.isBlank() && Character.isUpperCase(text.charAt(0));
        return unit.kind() == Kind.KAMELET
                ? begun
                : begun && text.length() <= 140 && !text.matches("(?s).*(\\.$|\\. |\n).*");
    }

    /**
     * Each step that leaves a plain route is named, because tests replace it and operators look for it by its id.
     * Templates and kamelets are made several times, so that an id in them would clash with itself: they have none.
     */
    static Stream<String> stepsThatLeaveAPlainRouteHaveAnId(RouteFile file) {
        return file.steps().flatMap(step -> {
            boolean mould = step.unit().isMould();
            return Stream.concat(
                    complain(
                            !mould && step.leavesTheRoute() && step.id().isEmpty(),
                            step.where() + " leaves the route and needs an id, kebab-case verb-noun"),
                    complain(
                            mould && !step.id().isEmpty(),
                            step.where() + " stands in a template or kamelet, whose steps have no id"));
        });
    }

    static Stream<String> stepIdsAreUniqueAndKebabCase(List<RouteFile> files) {
        return names(
                files.stream()
                        .flatMap(RouteFile::steps)
                        .filter(s -> !s.id().isEmpty())
                        .map(s -> Map.entry(s.id(), s.where())),
                "step id");
    }

    /** A system is a folder of at most four routes, one for each phase. */
    static Stream<String> aSystemHasItsFourPhasesAndNothingElse(RouteFile file) {
        boolean fulfils = file.folder().equals("4-fulfil");
        return complain(
                fulfils && (file.system().isEmpty() || !PHASES.contains(file.simpleName())),
                file.name() + ": a file under 4-fulfil is 4-fulfil/<system>/<phase>.camel.yaml, phases are " + PHASES);
    }

    private static Stream<String> names(Stream<Map.Entry<String, String>> idsAndPlaces, String what) {
        Map<String, List<String>> places = idsAndPlaces.collect(
                Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return places.entrySet().stream()
                .flatMap(e -> Stream.concat(
                        complain(
                                !KEBAB.matcher(e.getKey()).matches(),
                                e.getValue() + ": the " + what + " '" + e.getKey() + "' is not kebab-case"),
                        complain(
                                e.getValue().size() > 1,
                                "the " + what + " '" + e.getKey() + "' stands in " + e.getValue())));
    }

    static Stream<String> complain(boolean broken, String sentence) {
        return broken ? Stream.of(sentence) : Stream.empty();
    }
}
