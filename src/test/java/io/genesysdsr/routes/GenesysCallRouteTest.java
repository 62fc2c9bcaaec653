package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door to Genesys. */
class GenesysCallRouteTest extends RouteStand {

    private final Deque<Integer> statuses = new ArrayDeque<>();

    @BeforeEach
    void aDoorWithoutGenesysBehindIt() throws Exception {
        bind("genesysToken", new Token());
        bind("genesysPace", new Pace());
        bind("genesysAnswers", new Answers());
        standIn("direct:genesys-token", e -> calls.add("token"));
        standIn("direct:genesys-send", e -> {
            calls.add("send");
            e.setVariable("bearer", "Bearer x");
            e.getMessage().setHeader("CamelHttpResponseCode", statuses.pop());
            e.getMessage().setHeader("Set-Cookie", "of theirs");
        });
        load();
    }

    @Test
    void anAnswerIsLeftInTheVariableAndNoHeaderOfTheirsTravelsOn() {
        statuses.add(200);
        Exchange out = send("kamelet:genesys-call", "call", "the call");
        assertThat(out.getVariable("answer")).isEqualTo("answer 200 to the call");
        assertThat(out.getMessage().getHeaders()).isEmpty();
        assertThat(calls).containsExactly("token", "send", "heed", "read");
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndTheCallMadeOnceMore() {
        statuses.addAll(List.of(401, 200));
        send("kamelet:genesys-call", "call", "the call");
        assertThat(calls).containsExactly("token", "send", "discard Bearer x", "token", "send", "heed", "read");
    }

    @Test
    void aSecondRefusalIsLeftToTheAnswer() {
        statuses.addAll(List.of(401, 401));
        Exchange out = send("kamelet:genesys-call", "call", "the call");
        assertThat(out.getVariable("answer")).isEqualTo("answer 401 to the call");
        assertThat(statuses).isEmpty();
    }

    /** What the route asks of the token. */
    public final class Token {
        public void discard(String bearer) {
            calls.add("discard " + bearer);
        }
    }

    /** What the route asks of the pace. */
    public final class Pace {
        public void heed(Integer count, Integer allowed, Integer reset) {
            calls.add("heed");
        }
    }

    /** What the route asks of the answers. */
    public final class Answers {
        public String read(Object call, Object body, Integer status, String correlation, String retryAfter) {
            calls.add("read");
            return "answer " + status + " to " + call;
        }
    }
}
