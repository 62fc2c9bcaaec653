package io.genesysdsr.evidence;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What can go wrong with an object, each as one of the three failures. Nothing of the object is left in any case. */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private static final String DOWNLOAD_BROKE = "evidence-701";
    private static final String LENGTH_DIFFERS = "evidence-705";
    private static final String STORE_UNAVAILABLE = "evidence-703";
    private static final String STORE_REFUSES = "evidence-704";
    private static final String STORED_SIZE_DIFFERS = "evidence-706";

    private Troubles() {}

    /** The stream broke while it was read. */
    static Failure downloadBroke(IOException cause) {
        // Its message may quote a link, and links are secrets.
        LOG.warn(
                "{}: a download broke off ({})",
                DOWNLOAD_BROKE,
                cause.getClass().getName());
        return TryLater.withoutEffect(DOWNLOAD_BROKE, null);
    }

    /** More or fewer bytes came than were announced. */
    static Failure lengthDiffers(long announced, long came) {
        LOG.warn("{}: {} bytes came of {} announced", LENGTH_DIFFERS, came, announced);
        return TryLater.withoutEffect(LENGTH_DIFFERS, null);
    }

    /** The S3 server holds another number of bytes than were sent. */
    static Failure storedSizeDiffers(long sent, long held) {
        LOG.warn("{}: the S3 server holds {} bytes of {} sent", STORED_SIZE_DIFFERS, held, sent);
        return TryLater.withoutEffect(STORED_SIZE_DIFFERS, null);
    }

    /** The wait for a part was interrupted, as it is when the product stops. */
    static Failure interrupted() {
        Thread.currentThread().interrupt();
        return TryLater.withoutEffect(STORE_UNAVAILABLE, null);
    }

    /** The S3 server cannot be reached, is overloaded, or says no: credentials, permissions, no such bucket. */
    static Failure of(SdkException cause) {
        if (!(cause instanceof S3Exception answer)) {
            LOG.warn("{}: the S3 server does not answer", STORE_UNAVAILABLE, cause);
            return TryLater.withoutEffect(STORE_UNAVAILABLE, null);
        }
        String code = isPassing(answer) ? STORE_UNAVAILABLE : STORE_REFUSES;
        LOG.warn("{}: the S3 server answered {} {}", code, answer.statusCode(), errorCode(answer));
        return isPassing(answer)
                ? TryLater.withoutEffect(code, answer.requestId())
                : new NeedsPerson(code, answer.requestId());
    }

    private static boolean isPassing(S3Exception answer) {
        int status = answer.statusCode();
        // Another worker, which has the lease now, took over this object and aborted our upload.
        boolean takenOver = errorCode(answer).equals("NoSuchUpload");
        return takenOver || status >= 500 || status == 429 || status == 408;
    }

    private static String errorCode(S3Exception answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? ""
                : answer.awsErrorDetails().errorCode();
    }
}
