package io.genesysdsr.genesys;

import java.net.URI;

/**
 * How far a download is. The link is a secret, so the text shows none of it.
 *
 * @param uri where the next byte comes from
 * @param withToken whether that is the API's own host, which alone gets the token
 * @param hops how many links were followed
 * @param state whether there is more to follow
 * @param length how many bytes are announced, -1 where the answer does not say
 */
public record Download(URI uri, boolean withToken, int hops, State state, long length) {

    /** How far a download is. */
    public enum State {
        /** One more link to follow. */
        OPENING,
        /** The bytes are flowing. */
        OPEN,
        /** What the link led to is no more. */
        GONE
    }

    /** Whether there is one more link to follow. */
    public boolean isOpening() {
        return state == State.OPENING;
    }

    Download open(long announced) {
        return new Download(uri, withToken, hops, State.OPEN, announced);
    }

    Download gone() {
        return new Download(uri, withToken, hops, State.GONE, -1);
    }

    @Override
    public String toString() {
        return "Download[" + state + "]";
    }
}
