package io.genesysdsr.sandbox.genesys;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The access tokens the double has issued and still honours. */
final class Tokens {
    private static final int SWEEP_ABOVE = 10_000;

    private final Map<String, Token> issued = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Duration life;

    Tokens(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    Token issue(ApiClient client) {
        byte[] bits = new byte[48];
        random.nextBytes(bits);
        Instant now = clock.instant();
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Token token = new Token(value, client, now, now.plus(life));
        if (issued.size() > SWEEP_ABOVE) {
            issued.values().removeIf(old -> !old.ends().isAfter(now));
        }
        issued.put(value, token);
        return token;
    }

    /** The token of an {@code Authorization} header, or null where there is none that lives. */
    @Nullable
    Token of(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        Token token = issued.get(authorization.substring(7).trim());
        return token == null || !token.ends().isAfter(clock.instant()) ? null : token;
    }

    void revoke(String value) {
        issued.remove(value);
    }

    void revokeAll() {
        issued.clear();
    }

    long life() {
        return life.toSeconds();
    }
}
