package io.genesysdsr.camel;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.Refused;
import io.genesysdsr.failure.TryLater;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what Camel throws into one of the three failures, where it stands for one.
 *
 * <p>A route that does not run: its work waits. The HTTP status of a system that is not Genesys, unless its route says
 * otherwise: 408, 425, 429 and the server's own faults come again, 410 and 451 are a no, everything else is a person's to
 * decide; the exception itself goes no further, because its message holds the URL.
 */
@Component("failures")
public class Failures {

    private static final String NOT_ROUTED = "ledger-604";

    /** The failure that the exception stands for, or the exception itself, which is then a bug. */
    public Exception read(Exception thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof DirectConsumerNotAvailableException) {
                return TryLater.withoutEffect(NOT_ROUTED, null);
            }
            if (t instanceof HttpOperationFailedException answer) {
                return ofStatus(answer.getStatusCode());
            }
        }
        return thrown;
    }

    /**
     * Lets an answer of a system that is not Genesys pass where it is a success.
     *
     * @param status its HTTP status
     * @param body its bytes, which are given up unread where it is none: they may quote what was asked
     * @throws Failure what the status stands for
     */
    public void heed(int status, @Nullable InputStream body) {
        if (status / 100 == 2) {
            return;
        }
        Failure failure = ofStatus(status);
        try (body) {
            throw failure;
        } catch (IOException e) {
            // The connection is gone, which was all that closing was for.
            throw failure;
        }
    }

    private static Failure ofStatus(int status) {
        String code = "http-" + status;
        if (status >= 500 || status == 408) {
            return TryLater.inDoubt(code, null);
        }
        return switch (status) {
            case 425, 429 -> TryLater.withoutEffect(code, null);
            case 410, 451 -> new Refused(code);
            default -> new NeedsPerson(code);
        };
    }
}
