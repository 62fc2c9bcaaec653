package io.genesysdsr.sandbox.genesys;

/** Ends a call with a published error. */
final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    ApiFailure(ApiError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
