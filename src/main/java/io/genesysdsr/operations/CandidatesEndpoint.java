package io.genesysdsr.operations;

import io.genesysdsr.resolution.Candidates;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * Who may be meant by a request that waits for a person, side by side, at {@code /actuator/candidates/<request id>} of the
 * management port. Whoever may only see is shown scores, agreements and conflicts; operators are shown masked values too.
 */
@Component
@WebEndpoint(id = "candidates")
class CandidatesEndpoint {

    private final Candidates candidates;

    CandidatesEndpoint(Candidates candidates) {
        this.candidates = candidates;
    }

    /** Everybody who was found, the surest first. */
    @ReadOperation
    Map<String, List<Candidates.Shown>> of(@Selector UUID requestId, SecurityContext who) {
        boolean operator = who.isUserInRole(OperationsSettings.Role.OPERATOR.name());
        return Map.of("candidates", candidates.of(requestId, operator));
    }
}
