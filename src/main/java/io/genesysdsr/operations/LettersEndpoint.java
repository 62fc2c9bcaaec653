package io.genesysdsr.operations;

import io.genesysdsr.delivery.Letters;
import io.genesysdsr.delivery.UnsentLetter;
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
 * Letters that were not sent, at {@code /actuator/letters} of the management port: GET lists them, POST to
 * {@code /actuator/letters/<id>} with {@code {"decision": "SENT_BY_HAND"}} or {@code {"decision": "SEND_AGAIN"}} decides.
 */
@Component
@WebEndpoint(id = "letters")
class LettersEndpoint {

    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final Letters letters;

    LettersEndpoint(Letters letters) {
        this.letters = letters;
    }

    /** What an operator may decide about a letter. */
    enum LetterDecision {
        SENT_BY_HAND,
        SEND_AGAIN
    }

    /** Those that wait for a person first, then those that wait for the mail server. */
    @ReadOperation
    Map<String, List<UnsentLetter>> unsent() {
        return Map.of("unsent", letters.unsent());
    }

    /** 204 where the decision counts, 409 where the letter does not wait for it. */
    @WriteOperation
    WebEndpointResponse<@Nullable Map<String, String>> decide(
            @Selector UUID id, LetterDecision decision, SecurityContext who) {
        Principal principal = who.getPrincipal();
        if (principal == null) {
            return new WebEndpointResponse<>(FORBIDDEN);
        }
        boolean counts =
                switch (decision) {
                    case SENT_BY_HAND -> letters.sentByHand(id, principal.getName());
                    case SEND_AGAIN -> letters.sendAgain(id);
                };
        return counts
                ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT)
                : new WebEndpointResponse<>(
                        Map.of("reason", "No letter under this id waits for that decision any more; look again."),
                        CONFLICT);
    }
}
