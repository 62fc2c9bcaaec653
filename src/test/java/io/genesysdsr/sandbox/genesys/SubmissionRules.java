package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
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
    private static final List<String> TEXTS = List.of("name", "userId", "externalContactId", "externalId");
    private static final List<String> LISTS = List.of("addresses", "phoneNumbers", "emailAddresses");
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

    private final SentBody sent;

    SubmissionRules(int largestBody) {
        this.sent = new SentBody(largestBody);
    }

    /** @throws ApiFailure with the error that Genesys would answer */
    GdprRequest.Submission read(Ask ask) {
        JsonNode body = sent.object(ask);
        SentBody.onlyFields(body, FIELDS, "GDPRRequest");
        RequestType type = SentBody.oneOf(RequestType.values(), body.path("requestType"), "requestType");
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

    private static ObjectNode subject(JsonNode sent) {
        require(sent.isObject());
        SentBody.onlyFields(sent, SUBJECT_FIELDS, "GDPRSubject");
        TEXTS.forEach(field -> text(sent.path(field)));
        LISTS.forEach(field -> list(sent.path(field)));
        for (String field : List.of("dialerContactId", "journeyCustomer", "socialHandle")) {
            sent.path(field).forEach(SubmissionRules::text);
        }
        boolean hasId = IDS.stream().anyMatch(id -> isGiven(sent.get(id)));
        require(!hasId || !isGiven(sent.get("name")));
        require(SUBJECT_FIELDS.stream().anyMatch(field -> isGiven(sent.get(field))));
        if (isGiven(sent.get("dialerContactId"))) {
            require(sent.path("dialerContactId").hasNonNull("id"));
            require(sent.path("dialerContactId").hasNonNull("contactListId"));
        }
        if (isGiven(sent.get("socialHandle"))) {
            TermType[] handles = {TermType.TWITTER, TermType.INSTAGRAM, TermType.FACEBOOK, TermType.APPLE_MESSAGES};
            SentBody.oneOf(handles, sent.path("socialHandle").path("type"), "socialHandle.type");
            require(isGiven(sent.path("socialHandle").get("value")));
        }
        return (ObjectNode) sent;
    }

    private static void replacementTerm(JsonNode term) {
        SentBody.onlyFields(term, Set.of("type", "existingValue", "updatedValue"), "ReplacementTerm");
        SentBody.oneOf(TermType.values(), term.path("type"), "replacementTerms.type");
        term.forEach(SubmissionRules::text);
        require(isGiven(term.get("existingValue")) && isGiven(term.get("updatedValue")));
    }

    /** An id is a plain string, and no reference with an id in it. */
    private static void text(JsonNode value) {
        understood(value.isTextual() || value.isNull() || value.isMissingNode());
    }

    private static void list(JsonNode value) {
        understood(value.isArray() || value.isNull() || value.isMissingNode());
        value.forEach(SubmissionRules::text);
    }

    private static void understood(boolean fits) {
        if (!fits) {
            throw new ApiFailure(SentBody.malformed());
        }
    }

    private static boolean isGiven(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return false;
        }
        return value.isTextual() ? !value.asText().isBlank() : value.size() > 0;
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new ApiFailure(ApiError.invalidData());
        }
    }
}
