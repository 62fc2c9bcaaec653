package io.genesysdsr.sandbox.genesys;

import java.time.Duration;

/**
 * Where the double is awkward, as Genesys may be.
 *
 * @param listingVisibleAfter delay until a new request shows in the listing of requests
 * @param goneAfter how long a subject is still listed after its GDPR_DELETE is COMPLETED
 * @param emptyExport what a completed export has that found nothing
 * @param largestBody bytes of a request body above which the answer is 413
 */
public record Quirks(Duration listingVisibleAfter, Duration goneAfter, EmptyExport emptyExport, int largestBody) {

    Quirks withListingVisibleAfter(Duration changed) {
        return new Quirks(changed, goneAfter, emptyExport, largestBody);
    }

    Quirks withGoneAfter(Duration changed) {
        return new Quirks(listingVisibleAfter, changed, emptyExport, largestBody);
    }

    Quirks withEmptyExport(EmptyExport changed) {
        return new Quirks(listingVisibleAfter, goneAfter, changed, largestBody);
    }

    Quirks withLargestBody(int changed) {
        return new Quirks(listingVisibleAfter, goneAfter, emptyExport, changed);
    }
}
