package io.genesysdsr.genesys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.failure.TryLater;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * {@code POST /api/v2/users/search}: who among the organisation's own people has an e-mail address or an id, also those
 * who are employees no more. The published definition names no field for phone numbers, so by those nobody is searched
 * here. Permission needed: {@code directory:user:view}.
 */
@Component
public class UsersApi {

    /** The family of these calls. */
    public static final String FAMILY = "users";

    private static final int PAGE_SIZE = 25;
    /** Whether deleted users are answered without being asked for is not published. */
    private static final Criteria WHATEVER_STATE =
            new Criteria("EXACT", "AND", List.of("state"), List.of("active", "inactive", "deleted"));

    private final ObjectMapper json;

    UsersApi(ObjectMapper json) {
        this.json = json;
    }

    private record Criteria(String type, String operator, List<String> fields, List<String> values) {}

    private record Body(int pageSize, int pageNumber, List<Criteria> query) {}

    /** An employee; {@code active} unless Genesys says that the user is inactive or deleted. */
    public record User(String id, boolean active) {}

    /** Who was found; {@code truncated}: there are more. */
    public record UserListing(List<User> users, boolean truncated) {}

    /** Who has this address. */
    public GenesysCall search(String email) {
        return search("email", email);
    }

    /** What is known of one user. */
    public GenesysCall find(String userId) {
        return search("id", userId);
    }

    private GenesysCall search(String field, String value) {
        Criteria meant = new Criteria("EXACT", "AND", List.of(field), List.of(value));
        try {
            String body = json.writeValueAsString(new Body(PAGE_SIZE, 1, List.of(meant, WHATEVER_STATE)));
            return GenesysCall.post("/api/v2/users/search", Map.of(), body, FAMILY)
                    .orNothing("not.found", "resource.not.found");
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("A search for users that cannot be written");
        }
    }

    /** Reads the answer to {@link #search}. */
    public UserListing users(GenesysAnswer answer) {
        if (answer.isNothing()) {
            return new UserListing(List.of(), false);
        }
        JsonNode results = answer.body().path("results");
        int total = answer.body().path("total").asInt(0);
        if (!results.isArray() && total > 0) {
            throw TryLater.inDoubt("genesys-902", answer.contextId());
        }
        List<User> users = new ArrayList<>();
        results.forEach(user -> users.add(new User(user.path("id").asText(), isActive(user))));
        return new UserListing(users, Listings.isMore(answer.body(), users.size()));
    }

    /** A state that is not known is not taken for one that has ended. */
    private static boolean isActive(JsonNode user) {
        String state = user.path("state").asText("");
        return !state.equals("inactive") && !state.equals("deleted");
    }
}
