package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** What is refused of an identifier that is looked up: {@code ContactIdentifier} of the definition. */
final class IdentifierRules {
    private static final Set<String> FIELDS = Set.of("division", "type", "value", "dateCreated", "externalSource");
    private static final int LONGEST = 255;

    private final SentBody sent;

    IdentifierRules(int largestBody) {
        this.sent = new SentBody(largestBody);
    }

    /** The identifier, or nothing where nobody can have it. @throws ApiFailure 400 or 422 where it is none */
    Optional<Term> read(Ask ask) {
        JsonNode body = sent.object(ask);
        SentBody.onlyFields(body, FIELDS, "ContactIdentifier");
        if (!body.hasNonNull("type") || !body.hasNonNull("value")) {
            throw new ApiFailure(ApiError.badRequest("Invalid request body"));
        }
        IdentifierType type = SentBody.oneOf(IdentifierType.values(), body.path("type"), "type");
        String value = body.path("value").asText().strip();
        if (!isValid(type, value)) {
            throw new ApiFailure(ApiError.of(422, "validation.failed", "The provided identifier is not valid."));
        }
        TermType term = type.term();
        return term == null || !isOfOurSource(body)
                ? Optional.empty()
                : Optional.of(new Term(term, type == IdentifierType.Phone ? value.replace(" ", "") : value));
    }

    /** A number must have its plus and country code, and may have spaces; nothing is guessed. */
    private static boolean isValid(IdentifierType type, String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return false;
        }
        return switch (type) {
            case Phone -> value.replace(" ", "").matches("\\+[1-9]\\d{6,14}");
            case Email -> value.matches("[^@\\s]+@[^@\\s]+");
            default -> true;
        };
    }

    private static boolean isOfOurSource(JsonNode body) {
        JsonNode source = body.path("externalSource");
        return !source.hasNonNull("id") || source.path("id").asText().equals(ExternalSource.ID);
    }
}
