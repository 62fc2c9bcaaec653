package io.genesysdsr.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.Refused;
import io.genesysdsr.failure.TryLater;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what Genesys answered: JSON where the call succeeded, one of the three failures where it did not. Error bodies
 * have the published form {@code ErrorBody}; their messages may quote what was sent, so only code and context id are
 * kept.
 */
@Component("genesysAnswers")
public class GenesysAnswers {

    private static final int MOST_BYTES = 8 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(GenesysAnswers.class);

    private final ObjectMapper json;
    private final GenesysCooldown cooldown;
    private final MeterRegistry meters;

    GenesysAnswers(ObjectMapper json, GenesysCooldown cooldown, MeterRegistry meters) {
        this.json = json;
        this.cooldown = cooldown;
        this.meters = meters;
    }

    /**
     * Reads an answer.
     *
     * @param call what was asked
     * @param body the answer's bytes
     * @param status its HTTP status
     * @param correlationId the header {@code ININ-Correlation-Id}, or null
     * @param retryAfter the header {@code Retry-After}, or null
     * @throws Failure where the call did not succeed
     */
    public GenesysAnswer read(
            GenesysCall call,
            @Nullable InputStream body,
            int status,
            @Nullable String correlationId,
            @Nullable String retryAfter) {
        meters.counter("dsr.genesys.calls", "family", call.family(), "status", Integer.toString(status))
                .increment();
        JsonNode answer = parse(body);
        String contextId =
                correlationId != null ? correlationId : answer.path("contextId").asText("");
        if (answer.isObject() && (status / 100 == 2 || isNothing(call, status, answer))) {
            return new GenesysAnswer(status, answer, contextId);
        }
        throw failure(call, status, answer, contextId, retryAfter);
    }

    /** By its code as well as its status: a 404 of a wrong address or of a gateway says nothing about anybody. */
    private static boolean isNothing(GenesysCall call, int status, JsonNode answer) {
        return (status == 404 || status == 409)
                && call.nothing().contains(answer.path("code").asText(""));
    }

    private JsonNode parse(@Nullable InputStream body) {
        if (body == null) {
            return json.missingNode();
        }
        try (body) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? json.missingNode() : json.readTree(bytes);
        } catch (IOException e) {
            // Not JSON, or broken off: the status decides, and a success without a readable answer is in doubt.
            LOG.debug("An answer of Genesys could not be read: {}", e.getClass().getName());
            return json.missingNode();
        }
    }

    /** The one place where an answer that is no success becomes a failure. */
    private Failure failure(
            GenesysCall call, int status, JsonNode answer, String contextId, @Nullable String retryAfter) {
        String code = "genesys-" + status;
        return switch (status) {
            case 429 -> throttled(call, answer, contextId, retryAfter);
            case 401 -> TryLater.withoutEffect(code, contextId);
            case 408, 500, 502, 503, 504 -> TryLater.inDoubt(code, contextId);
            case 200, 201, 202 -> TryLater.inDoubt("genesys-902", contextId);
            case 400, 403, 404, 405, 409, 413, 415, 422, 501 -> new NeedsPerson(code, contextId);
            case 410, 451 -> new Refused(code, contextId);
            default ->
                status >= 500 ? TryLater.inDoubt("genesys-500", contextId) : new NeedsPerson("genesys-400", contextId);
        };
    }

    private TryLater throttled(GenesysCall call, JsonNode answer, String contextId, @Nullable String retryAfter) {
        Duration asked = RetryAfter.read(retryAfter, answer);
        String cause = asked == null ? "unnamed" : retryAfter != null ? "header" : "body";
        Duration wait = cooldown.begin(call.family(), asked, "429");
        meters.counter("dsr.genesys.throttled", "family", call.family(), "cause", cause)
                .increment();
        LOG.warn("Genesys throttles {}: next call in {} ms (context {})", call.family(), wait.toMillis(), contextId);
        return asked == null
                ? TryLater.withoutEffect("genesys-429", contextId)
                : TryLater.after(wait, "genesys-429", contextId);
    }

    /**
     * Becomes a failure of a call that got no answer at all.
     *
     * @throws TryLater always; without effect where not even a connection came about
     */
    public void unanswered(GenesysCall call, Exception cause) {
        Failure foreseen = Failure.in(cause);
        if (foreseen != null) {
            throw foreseen;
        }
        boolean notSent = cause instanceof HttpHostConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
        meters.counter("dsr.genesys.calls", "family", call.family(), "status", notSent ? "unreachable" : "unanswered")
                .increment();
        throw notSent ? TryLater.withoutEffect("genesys-901", null) : TryLater.inDoubt("genesys-900", null);
    }
}
