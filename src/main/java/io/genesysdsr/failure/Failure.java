package io.genesysdsr.failure;

import org.jspecify.annotations.Nullable;

/**
 * Work that could not be done now, here, or without a person. Its message is its error code and nothing else, so that
 * nothing personal can reach a log by way of an exception. The codes are explained in {@code docs/operating.md}.
 */
public abstract sealed class Failure extends RuntimeException permits TryLater, NeedsPerson, Refused {

    private final String code;
    private final @Nullable String contextId;

    protected Failure(String code, @Nullable String contextId, @Nullable Throwable cause) {
        super(code, cause);
        this.code = code;
        this.contextId = contextId;
    }

    /**
     * The failure that an exception is, or was caused by: Camel wraps what an expression throws.
     *
     * @return null where nobody foresaw the exception
     */
    public static @Nullable Failure in(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Failure failure) {
                return failure;
            }
        }
        return null;
    }

    /** The error code, {@code <where>-<number>}. */
    public String code() {
        return code;
    }

    /** The correlation id under which the other side knows the failed call, where there was one. */
    public @Nullable String contextId() {
        return contextId;
    }
}
