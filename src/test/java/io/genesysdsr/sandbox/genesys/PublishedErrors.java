package io.genesysdsr.sandbox.genesys;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One published error of each status, as the definition names it for the GDPR API. */
final class PublishedErrors {
    private static final Map<Integer, ApiError> BY_STATUS = Stream.of(
                    ApiError.invalidData(),
                    ApiError.noBearer(),
                    ApiError.missingPermission("gdpr:request:add"),
                    ApiError.of(404, "resource.not.found", "The requested resource was not found."),
                    ApiError.of(
                            408,
                            "client.timeout",
                            "The client did not produce a request within the server timeout limit. This can be caused"
                                    + " by a slow network connection and/or large payloads."),
                    ApiError.of(
                            409,
                            "request.conflict",
                            "The request conflicts with the current state of the target resource."),
                    ApiError.tooLarge(512_000),
                    ApiError.unsupportedMediaType(),
                    ApiError.tooMany(300, 60),
                    ApiError.of(
                            500,
                            "internal.server.error",
                            "The server encountered an unexpected condition which prevented it from fulfilling the"
                                    + " request."),
                    ApiError.of(
                            503,
                            "service.unavailable",
                            "Service Unavailable - The server is currently unavailable (because it is overloaded or"
                                    + " down for maintenance)."),
                    ApiError.of(504, "request.timeout", "The request timed out."))
            .collect(Collectors.toUnmodifiableMap(ApiError::status, Function.identity()));

    private PublishedErrors() {}

    /** @throws IllegalArgumentException for a status that is not published */
    static ApiError of(int status) {
        ApiError error = BY_STATUS.get(status);
        if (error == null) {
            throw new IllegalArgumentException(status + " is not published");
        }
        return error;
    }
}
