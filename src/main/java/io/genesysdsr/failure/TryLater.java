package io.genesysdsr.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The same work may succeed later: the ledger makes it due again, and no thread waits for it. */
public final class TryLater extends Failure {

    private final @Nullable Duration after;
    private final boolean withoutEffect;

    private TryLater(String code, @Nullable Duration after, boolean withoutEffect, @Nullable String contextId) {
        super(code, contextId, null);
        this.after = after;
        this.withoutEffect = withoutEffect;
    }

    /** The call may have taken effect although it failed; the ledger backs off. */
    public static TryLater inDoubt(String code, @Nullable String contextId) {
        return new TryLater(code, null, false, contextId);
    }

    /** The other side certainly did nothing; the ledger backs off. */
    public static TryLater withoutEffect(String code, @Nullable String contextId) {
        return new TryLater(code, null, true, contextId);
    }

    /** The other side certainly did nothing and says when to come again. */
    public static TryLater after(Duration after, String code, @Nullable String contextId) {
        return new TryLater(code, after, true, contextId);
    }

    /** How long to wait at least; null leaves it to the ledger's back-off. */
    public @Nullable Duration after() {
        return after;
    }

    /** Whether it is certain that nothing happened on the other side. */
    public boolean isWithoutEffect() {
        return withoutEffect;
    }
}
