package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The search for users. Deleted ones are answered only where they are asked for: what Genesys does is not published. */
final class UsersDesk {
    private static final Set<String> FIELDS = Set.of(
            "sortOrder",
            "sortBy",
            "pageSize",
            "pageNumber",
            "sort",
            "expand",
            "query",
            "integrationPresenceSource",
            "enforcePermissions");
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_RESULTS = 10_000;

    private final Population population;
    private final Agenda agenda;
    private final SentBody sent;

    UsersDesk(Population population, Agenda agenda, int largestBody) {
        this.population = population;
        this.agenda = agenda;
        this.sent = new SentBody(largestBody);
    }

    Answer search(Ask ask) {
        JsonNode body = sent.object(ask);
        SentBody.onlyFields(body, FIELDS, "UserSearchRequest");
        Page page = page(body);
        List<UserCriterion> criteria = UserCriterion.read(body.path("query"));
        boolean alsoDeleted = criteria.stream().anyMatch(UserCriterion::asksForDeleted);
        agenda.catchUp();
        List<Person> found = candidates(criteria).stream()
                .filter(person -> person.employee() != null)
                .filter(person -> alsoDeleted || UserForm.of(person).state() != UserState.DELETED)
                .filter(person -> UserCriterion.allFit(criteria, UserForm.of(person)))
                .sorted(order(body))
                .toList();
        ArrayNode results = Json.array();
        page.cut(found).forEach(person -> results.add(UserForm.of(person).shown()));
        ObjectNode answer = Json.object()
                .put("total", found.size())
                .put("pageCount", page.pages(found.size()))
                .put("pageSize", page.size())
                .put("pageNumber", page.number());
        answer.putArray("types").add("users");
        answer.set("results", results);
        return Answer.json(200, answer);
    }

    /** By an address, nobody need look through everybody. */
    private Collection<Person> candidates(List<UserCriterion> criteria) {
        return criteria.stream()
                .flatMap(criterion -> criterion.onlyAddress().stream())
                .findFirst()
                .<Collection<Person>>map(address -> population.knownBy(new Term(TermType.EMAIL, address)))
                .orElseGet(population::all);
    }

    private static Page page(JsonNode body) {
        int size = body.path("pageSize").asInt(25);
        int number = body.path("pageNumber").asInt(1);
        if (size < 1 || size > LARGEST_PAGE || number < 1) {
            throw new ApiFailure(ApiError.badRequest("The page that is asked for cannot be"));
        }
        if ((long) size * number > MOST_RESULTS) {
            throw new ApiFailure(ApiError.of(400, "too.many.requested.results", "too many requested results"));
        }
        return new Page(size, number);
    }

    private static Comparator<Person> order(JsonNode body) {
        Comparator<Person> byName =
                Comparator.comparing(person -> UserForm.of(person).name());
        boolean descending = body.path("sortOrder").asText().equals("DESC");
        return (descending ? byName.reversed() : byName).thenComparing(Person::key);
    }
}
