package io.genesysdsr.portal;

import io.genesysdsr.identity.ChallengeSettings;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many answers one network address may give in a minute, in this replica. The address is the connection's, or the one
 * that a trusted proxy names where {@code server.forward-headers-strategy} says so; what a client claims counts nothing.
 */
@Component
class AnswerPace {

    /** So that many addresses fill no memory: beyond them the rest of the minute is shared by all the others. */
    private static final int MOST_ADDRESSES = 20_000;

    private final ChallengeSettings settings;
    private final Clock clock;
    private final Map<String, Integer> given = new ConcurrentHashMap<>();
    private volatile long minute;

    AnswerPace(ChallengeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    boolean admits(String address) {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            given.clear();
        }
        String counted = given.size() < MOST_ADDRESSES || given.containsKey(address) ? address : "";
        return given.merge(counted, 1, Integer::sum) <= settings.answersPerMinute();
    }
}
