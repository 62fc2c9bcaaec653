package io.genesysdsr.request;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.TryLater;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What thwarted work, as one of the three failures, where somebody foresaw it. */
final class Foreseen {

    private static final String DATABASE_AWAY = "ledger-605";

    private Foreseen() {}

    /**
     * The failure that an exception is or stands for. A database that was away for a moment is none of the work's faults:
     * it comes again, and what may have taken effect is looked for first.
     *
     * @return null where nobody foresaw the exception: a bug
     */
    static @Nullable Failure in(Throwable thrown) {
        Failure failure = Failure.in(thrown);
        return failure == null && isOutage(thrown) ? TryLater.inDoubt(DATABASE_AWAY, null) : failure;
    }

    private static boolean isOutage(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof DataAccessResourceFailureException
                    || t instanceof TransientDataAccessException
                    || t instanceof RecoverableDataAccessException
                    || t instanceof CannotCreateTransactionException
                    || t instanceof TransactionSystemException) {
                return true;
            }
        }
        return false;
    }
}
