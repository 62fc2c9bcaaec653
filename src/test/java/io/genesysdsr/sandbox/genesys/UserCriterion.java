package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One criterion of a search for users: {@code UserSearchCriteria} of the definition.
 *
 * @param group criteria in brackets; empty where this is one of its own
 */
record UserCriterion(
        String type, String operator, List<String> fields, List<String> values, List<UserCriterion> group) {
    private static final Set<String> KNOWN =
            Set.of("endValue", "values", "startValue", "value", "operator", "group", "dateFormat", "fields", "type");
    private static final List<String> TYPES = List.of(
            "EXACT", "STARTS_WITH", "CONTAINS", "TERM", "TERMS", "REQUIRED_FIELDS", "MATCH_ALL", "QUERY_STRING");
    private static final List<String> FIELDS = List.of("id", "name", "email", "username", "state", "addresses");
    private static final int MOST = 100;

    /** @throws ApiFailure 400 where a criterion is none, or one that the double has no answer for */
    static List<UserCriterion> read(JsonNode sent) {
        List<UserCriterion> criteria = new ArrayList<>();
        if (sent.size() > MOST) {
            throw new ApiFailure(ApiError.of(400, "too.many.search.criteria", "search criteria exceeded limit"));
        }
        sent.forEach(each -> criteria.add(one(each)));
        return criteria;
    }

    private static UserCriterion one(JsonNode sent) {
        SentBody.onlyFields(sent, KNOWN, "UserSearchCriteria");
        String type = SentBody.oneOf(TYPES, sent.path("type"), "type");
        String operator = sent.hasNonNull("operator")
                ? SentBody.oneOf(List.of("AND", "OR", "NOT"), sent.path("operator"), "operator")
                : "AND";
        List<String> fields = new ArrayList<>();
        sent.path("fields").forEach(field -> fields.add(SentBody.oneOf(FIELDS, field, "fields")));
        List<String> values = new ArrayList<>();
        sent.path("values").forEach(value -> values.add(value.asText().toLowerCase(Locale.ROOT)));
        if (sent.hasNonNull("value")) {
            values.add(sent.path("value").asText().toLowerCase(Locale.ROOT));
        }
        if (values.size() > MOST) {
            throw new ApiFailure(
                    ApiError.of(400, "search.criteria.values.exceed.limit", "search criteria values exceeded limit"));
        }
        return new UserCriterion(type, operator, fields, values, read(sent.path("group")));
    }

    boolean asksForDeleted() {
        return !operator.equals("NOT")
                && (fields.contains("state") && values.contains(UserState.DELETED.word())
                        || group.stream().anyMatch(UserCriterion::asksForDeleted));
    }

    /** The one e-mail address that whoever fits must have; empty where others fit as well. */
    Optional<String> onlyAddress() {
        boolean exact = type.equals("EXACT") && operator.equals("AND") && group.isEmpty();
        return exact && fields.equals(List.of("email")) && values.size() == 1
                ? Optional.of(values.get(0))
                : Optional.empty();
    }

    /** All that must, none that must not, and one of those that may, where any may. */
    static boolean allFit(List<UserCriterion> criteria, UserForm user) {
        boolean must = criteria.stream().allMatch(each -> switch (each.operator) {
            case "AND" -> each.fits(user);
            case "NOT" -> !each.fits(user);
            default -> true;
        });
        List<UserCriterion> may =
                criteria.stream().filter(each -> each.operator.equals("OR")).toList();
        return must && (may.isEmpty() || may.stream().anyMatch(each -> each.fits(user)));
    }

    private boolean fits(UserForm user) {
        if (!group.isEmpty()) {
            return allFit(group, user);
        }
        return switch (type) {
            case "MATCH_ALL" -> true;
            case "REQUIRED_FIELDS" ->
                fields.stream().noneMatch(field -> user.values(field).isEmpty());
            default ->
                fields.stream()
                        .flatMap(field -> user.values(field).stream())
                        .map(has -> has.toLowerCase(Locale.ROOT))
                        .anyMatch(has -> values.stream().anyMatch(value -> matches(has, value)));
        };
    }

    /** A TERM is looked for word by word, so that of an address of several words each may be another's. */
    private boolean matches(String has, String value) {
        return switch (type) {
            case "EXACT" -> has.equals(value);
            case "STARTS_WITH" -> has.startsWith(value);
            case "CONTAINS" -> has.contains(value);
            default -> !words(value).isEmpty() && words(has).containsAll(words(value));
        };
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return "UserCriterion[" + type + "]";
    }
}
