package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error in the published shape ({@code ErrorBody} of the definition).
 *
 * @param code a code that the definition lists for the status
 * @param params the values in the message by name
 */
public record ApiError(int status, String code, String message, Map<String, String> params) {
    public ApiError {
        params = new LinkedHashMap<>(params);
    }

    public static ApiError of(int status, String code, String message) {
        return new ApiError(status, code, message, Map.of());
    }

    public static ApiError badRequest(String message) {
        return of(400, "bad.request", message);
    }

    /** What Genesys says of a GDPR request whose fields do not go together, and no more. */
    public static ApiError invalidData() {
        return badRequest("Invalid data");
    }

    /** Of a parameter whose value is none of those it may have. */
    static ApiError badParameter(String value, String name, String allowed) {
        return of(
                400,
                "invalid.query.param.value",
                "Value [" + value + "] is not valid for parameter [" + name + "]. Allowable values are: " + allowed);
    }

    public static ApiError noBearer() {
        return of(401, "authentication.required", "No authentication bearer token specified in authorization header.");
    }

    public static ApiError badCredentials() {
        return of(401, "bad.credentials", "Invalid login credentials.");
    }

    public static ApiError missingPermission(String permission) {
        return new ApiError(
                403,
                "missing.permissions",
                "Unable to perform the requested action. You are missing the following permission(s): " + permission,
                Map.of("permissions", permission));
    }

    /** Where one of several would do, and the client has none. */
    public static ApiError missingAny(List<String> permissions) {
        String named = String.join(", ", permissions);
        return new ApiError(
                403,
                "missing.any.permissions",
                "Unable to perform the requested action. You must have at least one of the following permissions"
                        + " assigned: " + named,
                Map.of("permissions", named));
    }

    /** The standard 404; operations of their own say {@code resource.not.found}. */
    public static ApiError notFound() {
        return of(404, "not.found", "The requested resource was not found.");
    }

    /** 413, which says how many bytes are allowed. */
    public static ApiError tooLarge(int bytes) {
        return of(413, "request.entity.too.large", "The request is over the size limit. Maximum bytes: " + bytes);
    }

    public static ApiError unsupportedMediaType() {
        return of(
                415,
                "unsupported.media.type",
                "Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value"
                        + " in the header.");
    }

    /** 429, which says when to come back. */
    public static ApiError retryAfter(long seconds) {
        return new ApiError(
                429,
                "too.many.requests.retry.after",
                "Rate limit exceeded the maximum. Retry the request in [" + seconds + "] seconds",
                Map.of("retryAfter", Long.toString(seconds)));
    }

    /** The other form of 429, which says the limit and not when to come back. */
    public static ApiError tooMany(long allowed, long seconds) {
        return of(
                429,
                "too.many.requests",
                "Rate limit exceeded the maximum [" + allowed + "] requests within [" + seconds + "] seconds");
    }

    /** @param contextId the call's correlation id */
    byte[] body(String contextId) {
        ObjectNode body =
                Json.object().put("message", message).put("code", code).put("status", status);
        ObjectNode named = body.putObject("messageParams");
        params.forEach(named::put);
        body.put("contextId", contextId);
        body.putArray("details");
        body.putArray("errors");
        return Json.bytes(body);
    }
}
