package io.genesysdsr.house;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules for route files by name; each gives one sentence for whatever breaks it. */
final class RouteRules {

    static final Map<String, Function<RouteFile, Stream<String>>> OF_ONE_FILE = new TreeMap<>();
    static final Map<String, Function<List<RouteFile>, Stream<String>>> OF_ALL_FILES = new TreeMap<>();

    static {
        OF_ONE_FILE.put("routes are in canonical form", CanonicalForm::routesAreInCanonicalForm);
        OF_ONE_FILE.put("kamelets have a contract", CanonicalForm::kameletsHaveAContract);
        OF_ONE_FILE.put("files are short", FormRules::filesAreShort);
        OF_ONE_FILE.put("only known kinds of files", FormRules::onlyKnownKindsOfFiles);
        OF_ONE_FILE.put("files are named as their route", FormRules::filesAreNamedAsTheirRoute);
        OF_ONE_FILE.put("every route says what it does", FormRules::everyRouteSaysInOneSentenceWhatItDoes);
        OF_ONE_FILE.put("steps that leave a plain route have an id", FormRules::stepsThatLeaveAPlainRouteHaveAnId);
        OF_ONE_FILE.put("a system has its four phases", FormRules::aSystemHasItsFourPhasesAndNothingElse);
        OF_ONE_FILE.put("no body or header in a log", MannerRules::noBodyOrHeaderInALog);
        OF_ONE_FILE.put("nothing is handled outside on-error", MannerRules::nothingIsHandledOutsideOnError);
        OF_ONE_FILE.put("dynamic endpoints stay inside", MannerRules::dynamicEndpointsStayInside);
        OF_ONE_FILE.put("no host stands in a route", MannerRules::noHostStandsInARoute);
        OF_ONE_FILE.put("only doors use HTTP", MannerRules::onlyDoorsUseHttp);
        OF_ONE_FILE.put("HTTP gives statuses, no exceptions", MannerRules::httpGivesStatusesAndNoExceptions);
        OF_ONE_FILE.put("headers are for HTTP only", MannerRules::headersAreForHttpOnly);
        OF_ONE_FILE.put("properties are Camel's own", MannerRules::propertiesAreCamelsOwn);
        OF_ONE_FILE.put("expressions are references", MannerRules::expressionsAreReferences);
        OF_ONE_FILE.put("no SQL stands in a route", MannerRules::noSqlStandsInARoute);
        OF_ONE_FILE.put("a choice has at most three branches", MannerRules::aChoiceHasAtMostThreeBranches);
        OF_ALL_FILES.put("route ids are unique and kebab-case", FormRules::routeIdsAreUniqueAndKebabCase);
        OF_ALL_FILES.put("step ids are unique and kebab-case", FormRules::stepIdsAreUniqueAndKebabCase);
    }

    private RouteRules() {}
}
