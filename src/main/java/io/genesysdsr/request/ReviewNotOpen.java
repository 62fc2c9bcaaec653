package io.genesysdsr.request;

import java.util.UUID;

/** Nothing that can be decided so: somebody else was faster, or the decision does not fit what waits. */
public final class ReviewNotOpen extends RuntimeException {

    /** The request or task, and what it does not wait for. */
    public ReviewNotOpen(UUID id, Decision decision) {
        super("Nothing under " + id + " waits for the decision " + decision);
    }
}
