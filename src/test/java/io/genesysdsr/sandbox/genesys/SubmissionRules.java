package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Genesys refuses of a submission: by the definition, and by what its users and staff have reported. */
final class SubmissionRules {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "createdBy",
            "replacementTerms",
            "requestType",
            "createdDate",
            "status",
            "subject",
            "resultsUrl",
            "resultsUrls",
            "selfUri");
    private static final List<String> IDS = List.of("userId", "externalContactId", "dialerContactId");
    private static final Set<String> SUBJECT_FIELDS = Set.of(
            "name",
            "userId",
            "externalContactId",
            "dialerContactId",
            "journeyCustomer",
            "socialHandle",
            "externalId",
            "addresses",
            "phoneNumbers",
            "emailAddresses");

    private final int largestBody;

    SubmissionRules(int largestBody) {
        this.largestBody = largestBody;
    }

    /** @throws ApiFailure with the error that Genesys would answer */
    GdprRequest.Submission read(Ask ask) {
        JsonNode body = body(ask);
        onlyFields(body, FIELDS, "GDPRRequest");
        RequestType type = oneOf(RequestType.values(), body.path("requestType"), "requestType");
        ObjectNode subject = subject(body.path("subject"));
        JsonNode terms = body.get("replacementTerms");
        boolean hasTerms = terms != null && terms.isArray() && !terms.isEmpty();
        require(hasTerms == (type == RequestType.GDPR_UPDATE));
        if (hasTerms) {
            terms.forEach(SubmissionRules::replacementTerm);
        }
        require(type != RequestType.GDPR_DELETE || "true".equals(ask.query("deleteConfirmed")));
        JsonNode name = body.path("name");
        return new GdprRequest.Submission(
                type, subject, hasTerms ? terms : null, name.isTextual() ? name.asText() : null);
    }

    private JsonNode body(Ask ask) {
        if (ask.body().length > largestBody) {
            throw new ApiFailure(ApiError.tooLarge(largestBody));
        }
        String type = ask.header("content-type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Answer.JSON)) {
            throw new ApiFailure(ApiError.unsupportedMediaType());
        }
        JsonNode body = ask.json();
        if (!body.isObject()) {
            throw failure(
                    400, "bad.request", "The request could not be understood by the server due to malformed syntax.");
        }
        return body;
    }

    private static ObjectNode subject(JsonNode sent) {
        require(sent.isObject());
        onlyFields(sent, SUBJECT_FIELDS, "GDPRSubject");
        boolean hasId = IDS.stream().anyMatch(id -> isGiven(sent.get(id)));
        require(!hasId || !isGiven(sent.get("name")));
        require(SUBJECT_FIELDS.stream().anyMatch(field -> isGiven(sent.get(field))));
        if (isGiven(sent.get("dialerContactId"))) {
            require(sent.path("dialerContactId").hasNonNull("id"));
            require(sent.path("dialerContactId").hasNonNull("contactListId"));
        }
        if (isGiven(sent.get("socialHandle"))) {
            TermType[] handles = {TermType.TWITTER, TermType.INSTAGRAM, TermType.FACEBOOK, TermType.APPLE_MESSAGES};
            oneOf(handles, sent.path("socialHandle").path("type"), "socialHandle.type");
            require(isGiven(sent.path("socialHandle").get("value")));
        }
        return (ObjectNode) sent;
    }

    private static void replacementTerm(JsonNode term) {
        onlyFields(term, Set.of("type", "existingValue", "updatedValue"), "ReplacementTerm");
        oneOf(TermType.values(), term.path("type"), "replacementTerms.type");
        require(isGiven(term.get("existingValue")) && isGiven(term.get("updatedValue")));
    }

    private static boolean isGiven(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return false;
        }
        return value.isTextual() ? !value.asText().isBlank() : value.size() > 0;
    }

    private static void onlyFields(JsonNode object, Set<String> known, String of) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw failure(
                        400,
                        "invalid.property",
                        "Value [" + name + "] is not a valid property for object [" + of + "]");
            }
        }
    }

    private static <E extends Enum<E>> E oneOf(E[] allowed, JsonNode value, String field) {
        return Arrays.stream(allowed)
                .filter(each -> each.name().equals(value.asText()))
                .findFirst()
                .orElseThrow(() -> failure(
                        400,
                        "invalid.value",
                        "Value [" + value.asText() + "] is not valid for field type [" + field
                                + "]. Allowable values are: " + Arrays.toString(allowed)));
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new ApiFailure(ApiError.invalidData());
        }
    }

    private static ApiFailure failure(int status, String code, String message) {
        return new ApiFailure(ApiError.of(status, code, message));
    }
}
