package io.genesysdsr.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The token of this replica (OAuth 2.0 client credentials, RFC 6749, 4.4). There is no refresh token for this grant: it
 * is renewed by asking anew, before its {@code expires_in} ends, by one thread while the others go on with the old one.
 */
@Component("genesysToken")
public class GenesysToken {

    /** What a caller must do before it calls. */
    public enum Need {
        /** The token is good. */
        NOTHING,
        /** Ask for a new one; the caller then holds the right to do so until {@link #accept} or {@link #failed}. */
        RENEWAL
    }

    private record Issued(String bearer, Instant renewAt, Instant end) {}

    private final GenesysSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile @Nullable Issued issued;

    GenesysToken(GenesysSettings settings, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Whether the caller must renew the token; waits for the thread that does where there is none to go on with. */
    public Need need() {
        Issued present = issued;
        Instant now = clock.instant();
        if (present != null && now.isBefore(present.renewAt())) {
            return Need.NOTHING;
        }
        boolean usable = present != null && now.isBefore(present.end());
        if (usable && !renewal.tryLock()) {
            return Need.NOTHING;
        }
        if (!usable) {
            renewal.lock();
        }
        if (issued != present && issued != null) {
            renewal.unlock();
            return Need.NOTHING;
        }
        return Need.RENEWAL;
    }

    /** The value of the header Authorization for the token request (RFC 7617). */
    public String basic() {
        String pair = settings.clientId() + ":" + settings.clientSecret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the answer to a token request. */
    public void accept(@Nullable InputStream body, int status, @Nullable String correlationId) {
        try {
            issued = read(body, status, correlationId);
        } finally {
            release();
        }
    }

    /** Gives up the right to renew after a request that failed or got no answer. */
    public void failed(Exception cause) {
        release();
        Failure foreseen = Failure.in(cause);
        throw foreseen != null ? foreseen : TryLater.withoutEffect("genesys-911", null);
    }

    private void release() {
        if (renewal.isHeldByCurrentThread()) {
            renewal.unlock();
        }
    }

    private Issued read(@Nullable InputStream body, int status, @Nullable String correlationId) {
        if (status == 400 || status == 401 || status == 403) {
            throw new NeedsPerson("genesys-912", correlationId);
        }
        if (status != 200 || body == null) {
            throw TryLater.withoutEffect("genesys-913", correlationId);
        }
        try (body) {
            JsonNode answer = json.readTree(body.readNBytes(1 << 20));
            String bearer = answer.path("access_token").asText("");
            long seconds = answer.path("expires_in").asLong(0);
            if (bearer.isEmpty() || seconds <= 0) {
                throw TryLater.withoutEffect("genesys-914", correlationId);
            }
            return issue(bearer, Duration.ofSeconds(seconds));
        } catch (IOException e) {
            throw TryLater.withoutEffect("genesys-914", correlationId);
        }
    }

    private Issued issue(String bearer, Duration life) {
        Duration early = settings.renewTokenBefore();
        Duration half = life.dividedBy(2);
        Instant now = clock.instant();
        return new Issued(bearer, now.plus(life).minus(early.compareTo(half) < 0 ? early : half), now.plus(life));
    }

    /** The value of the header Authorization for a call. */
    public String bearer() {
        return "Bearer "
                + Objects.requireNonNull(issued, "A call before a token").bearer();
    }

    /** Genesys refused this value of the header Authorization: it is not used again. */
    public void discard(String refused) {
        Issued present = issued;
        if (present != null && refused.equals("Bearer " + present.bearer())) {
            issued = null;
        }
    }
}
