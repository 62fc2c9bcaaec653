package io.genesysdsr.operations;

import io.genesysdsr.deadline.ClockRefused;
import io.genesysdsr.deadline.Clocks;
import io.genesysdsr.deadline.DeadlineEntry;
import io.genesysdsr.deadline.ExtensionReason;
import io.genesysdsr.deadline.PauseReason;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * The law's clock of a request, at {@code /actuator/deadlines/<request id>} of the management port: GET shows what moved
 * the deadline, POST moves it: {@code {"action": "EXTEND", "reason": "COMPLEXITY"}}.
 */
@Component
@WebEndpoint(id = "deadlines")
class DeadlinesEndpoint {

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int BAD_REQUEST = 400;

    private final Clocks clocks;

    DeadlinesEndpoint(Clocks clocks) {
        this.clocks = clocks;
    }

    /** What an operator may do to a clock. */
    enum Action {
        PAUSE,
        RESUME,
        EXTEND
    }

    /** Everything that ever moved the deadline, in order. */
    @ReadOperation
    WebEndpointResponse<@Nullable Map<String, List<DeadlineEntry>>> history(@Selector UUID id) {
        List<DeadlineEntry> entries = clocks.history(id);
        return entries.isEmpty()
                ? new WebEndpointResponse<>(NOT_FOUND)
                : new WebEndpointResponse<>(Map.of("entries", entries));
    }

    /** 204 where it was done; 409 with code and reason where the law or the past does not allow it. */
    @WriteOperation
    WebEndpointResponse<@Nullable Map<String, String>> act(
            @Selector UUID id, Action action, @Nullable String reason, SecurityContext who) {
        Principal principal = who.getPrincipal();
        if (principal == null) {
            return new WebEndpointResponse<>(FORBIDDEN);
        }
        try {
            act(id, action, reason == null ? "" : reason, principal.getName());
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
        } catch (ClockRefused e) {
            return new WebEndpointResponse<>(
                    Map.of("code", e.code(), "reason", String.valueOf(e.getMessage())), CONFLICT);
        } catch (IllegalArgumentException e) {
            return new WebEndpointResponse<>(
                    Map.of(
                            "reason",
                            "reason must be one of " + List.of(PauseReason.values()) + " for PAUSE, one of "
                                    + List.of(ExtensionReason.values()) + " for EXTEND"),
                    BAD_REQUEST);
        }
    }

    private void act(UUID id, Action action, String reason, String actor) {
        switch (action) {
            case PAUSE -> clocks.pause(id, PauseReason.valueOf(reason), actor);
            case RESUME -> clocks.resume(id, actor);
            case EXTEND -> clocks.extend(id, ExtensionReason.valueOf(reason), actor);
        }
    }
}
