package io.genesysdsr.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why a call was not answered as its client wished (RFC 9457), with what to do about it. Quotes nothing that was sent.
 *
 * @param type what kind of problem it is: {@value #NAMES} and a word
 * @param title the same for people, equal for all problems of the type
 * @param status the HTTP status
 * @param detail how to mend it
 * @param errors each field that is wrong; empty where no single field is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final String NAMES = "urn:genesys-dsr:problem:";

    /** What is wrong with a field, and how it is mended. */
    record FieldError(String field, String mend) {}

    /** A problem that ends the call, and with it the transaction. */
    static final class Raised extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Raised(Problem problem) {
            super(problem.title(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    Raised raised() {
        return new Raised(this);
    }

    private static Problem of(String type, String title, int status, String detail) {
        return new Problem(NAMES + type, title, status, detail, List.of());
    }

    static Problem malformed(String detail) {
        return of("malformed", "The call cannot be read", 400, detail);
    }

    static Problem unauthenticated() {
        return of(
                "unauthenticated",
                "The call bears no valid token",
                401,
                "Send a bearer token (a signed JWT) of the configured issuer that is in force and names this service"
                        + " as its audience.");
    }

    static Problem forbidden(String scope) {
        return of("forbidden", "The token does not allow it", 403, "Send a token with the scope " + scope + ".");
    }

    static Problem notFound() {
        return of("not-found", "Nothing is here", 404, "There is no such resource, or none that this client may see.");
    }

    static Problem notWithdrawable() {
        return of(
                "not-withdrawable",
                "The request cannot be withdrawn",
                409,
                "Work on it has begun or ended; where it has only just begun it may help to repeat the call later,"
                        + " otherwise ask the operators.");
    }

    static Problem tooLarge(long bytes) {
        return of("too-large", "The body is too large", 413, "Send at most " + bytes + " bytes.");
    }

    static Problem notJson() {
        return of("not-json", "The body is not JSON", 415, "Send application/json in UTF-8.");
    }

    static Problem invalid(List<FieldError> errors) {
        return new Problem(
                NAMES + "invalid", "The request is not valid", 422, "Mend the fields that are listed.", errors);
    }

    static Problem reusedKey() {
        return of(
                "reused-key",
                "The idempotency key belongs to another call",
                422,
                "Repeat the first call unchanged, or give this one a key of its own.");
    }

    static Problem tooMany(long seconds) {
        return of("too-many", "Too many calls", 429, "Call again in " + seconds + " s.");
    }

    static Problem fault() {
        return of(
                "fault",
                "A fault of the product",
                500,
                "Nothing was taken in. Repeat the call; if it lasts, ask the" + " operators.");
    }

    static Problem unavailable() {
        return of("unavailable", "Not available at the moment", 503, "Nothing was taken in. Repeat the call later.");
    }

    static Problem off() {
        return of(
                "off",
                "Intake by REST is off",
                503,
                "The operators turn it on by dsr.intake.rest in application.yaml.");
    }
}
