package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The operation that sends text messages without an agent, in the form of Genesys' own SDK (JavaScript, 262.0.0): the part
 * of the definition that the tests are given does not have it, so its form is checked here.
 */
public final class TextMessages {
    static final String PATH = "/api/v2/conversations/messages/agentless";

    private static final Set<String> FIELDS = Set.of(
            "fromAddress",
            "toAddress",
            "toAddressMessengerType",
            "textBody",
            "messagingTemplate",
            "useExistingActiveConversation");

    private final List<Text> sent = new CopyOnWriteArrayList<>();
    private final Clock clock;

    TextMessages(Clock clock) {
        this.clock = clock;
    }

    /** A message that was accepted for delivery. */
    public record Text(String to, String body) {}

    /** The messages to a number, in order. */
    public List<String> to(String number) {
        return sent.stream().filter(t -> t.to().equals(number)).map(Text::body).toList();
    }

    Answer send(Ask ask) {
        JsonNode body = ask.json();
        body.fieldNames().forEachRemaining(name -> require(FIELDS.contains(name), name));
        String from = body.path("fromAddress").asText("");
        String to = body.path("toAddress").asText("");
        String text = body.path("textBody").asText("");
        require(from.matches("\\+[1-9]\\d{6,14}"), "fromAddress");
        require(to.matches("\\+[1-9]\\d{6,14}"), "toAddress");
        require(body.path("toAddressMessengerType").asText("").equals("sms"), "toAddressMessengerType");
        require(!text.isBlank() && text.length() <= 765, "textBody");
        sent.add(new Text(to, text));
        ObjectNode answer = Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("conversationId", UUID.randomUUID().toString())
                .put("fromAddress", from)
                .put("toAddress", to)
                .put("messengerType", "sms")
                .put("textBody", text)
                .put("timestamp", clock.instant().toString());
        return Answer.json(202, answer);
    }

    private static void require(boolean right, String field) {
        if (!right) {
            throw new ApiFailure(ApiError.of(400, "bad.request", "The field [" + field + "] is not valid"));
        }
    }
}
