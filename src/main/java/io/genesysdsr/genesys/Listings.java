package io.genesysdsr.genesys;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells whether a listing is whole; none of its figures must be there, so each that says otherwise counts. */
final class Listings {

    private Listings() {}

    /**
     * Whether there is more than was listed.
     *
     * @param listing the first and only page that was asked for
     * @param listed how many it listed
     */
    static boolean isMore(JsonNode listing, int listed) {
        return listing.path("total").asLong(0) > listed
                || listing.path("pageCount").asInt(1) > 1
                || !listing.path("nextUri").asText("").isEmpty();
    }
}
