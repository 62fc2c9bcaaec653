package io.genesysdsr.identity;

import io.genesysdsr.keys.Keys;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * How many answers one network address may give in a minute, at all replicas together. The address is the connection's,
 * or the one that a trusted proxy names where {@code server.forward-headers-strategy} says so; what a client claims counts
 * nothing. It is kept as keyed hash, for two minutes.
 */
@Component
public class AnswerPace {

    /** Who has an IPv6 network usually has all of its 2^64 addresses. */
    private static final int NETWORK_BYTES = 8;

    private final AnswerCountStore counts;
    private final ChallengeSettings settings;
    private final Keys keys;
    private final Clock clock;

    AnswerPace(AnswerCountStore counts, ChallengeSettings settings, Keys keys, Clock clock) {
        this.counts = counts;
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    /** Counts an answer, and says whether it may be looked at. */
    public boolean admits(String address) {
        long minute = clock.instant().getEpochSecond() / 60;
        return counts.count(keys.lookupHash("NETWORK", network(address)), minute) <= settings.answersPerMinute();
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
