package io.genesysdsr.request;

/**
 * Within whom a reference counts: two senders may use the same one for two requests, and neither learns of the other's.
 *
 * @param name the channel, followed by a keyed hash where the channel has senders that must not know of each other
 */
public record Sender(String name) {

    /** The one sender of a channel that only trusted parties reach. */
    public static Sender of(String channel) {
        return new Sender(channel);
    }

    /** One sender of many. */
    public static Sender of(String channel, String hash) {
        return new Sender(channel + ":" + hash);
    }
}
