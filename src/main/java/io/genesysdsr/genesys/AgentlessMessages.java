package io.genesysdsr.genesys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * {@code POST /api/v2/conversations/messages/agentless}: a text message that no agent is part of, by an OAuth client of
 * the grant client credentials. Permission needed: {@code conversation:message:create}.
 */
@Component
public class AgentlessMessages {

    /** The family of these calls. */
    public static final String FAMILY = "agentless-messages";

    private final ObjectMapper json;

    AgentlessMessages(ObjectMapper json) {
        this.json = json;
    }

    private record Body(String fromAddress, String toAddress, String toAddressMessengerType, String textBody) {}

    /**
     * Sends an SMS.
     *
     * @param from a number of the organisation that is provisioned for SMS, E.164
     * @param to E.164
     */
    public GenesysCall send(String from, String to, String text) {
        try {
            String body = json.writeValueAsString(new Body(from, to, "sms", text));
            return GenesysCall.post("/api/v2/conversations/messages/agentless", Map.of(), body, FAMILY);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("A text message that cannot be written");
        }
    }
}
