package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.genesysdsr.identity.Answers;
import io.genesysdsr.identity.Answers.Told;
import io.genesysdsr.identity.ChallengeMessage;
import io.genesysdsr.identity.Challenges;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nobody learns from our answers, our messages or our work whether somebody is known: the same statements and calls. */
class EnumerationTest extends Journey {

    /** The SQL that this thread runs, as Spring logs it, without parameters. */
    private static <T> List<String> statementsOf(Callable<T> work) throws Exception {
        Logger jdbc = ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger("org.springframework.jdbc.core.JdbcTemplate");
        OfThisThread log = new OfThisThread();
        log.start();
        Level before = jdbc.getLevel();
        boolean additive = jdbc.isAdditive();
        jdbc.setLevel(Level.DEBUG);
        jdbc.setAdditive(false);
        jdbc.addAppender(log);
        try {
            work.call();
        } finally {
            jdbc.detachAppender(log);
            jdbc.setAdditive(additive);
            jdbc.setLevel(before);
        }
        return log.statements;
    }

    private static final class OfThisThread extends AppenderBase<ILoggingEvent> {

        private final Thread mine = Thread.currentThread();
        private final List<String> statements = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String said = event.getFormattedMessage();
            if (Thread.currentThread() == mine && said.startsWith("Executing prepared SQL statement")) {
                statements.add(said);
            }
        }
    }

    private List<ChallengeMessage> sent = List.of();

    private List<String> challenging(String email) throws Exception {
        String reference = dropUnproved("ACCESS", identifier("EMAIL", email));
        awaitState(reference, "AWAITING_PROOF");
        return statementsOf(() -> {
            bean(Challenges.class).prepare();
            sent = bean(Challenges.class).due();
            sent.forEach(bean(Challenges.class)::sent);
            return sent;
        });
    }

    @Test
    void aChallengeIsTheSameForSomebodyKnownAndSomebodyUnknown() throws Exception {
        Person known = contact();
        awaitState(drop("ACCESS", identifier("EMAIL", known.email())), "FULFILLED");
        CamelContext camel = bean(CamelContext.class);
        camel.getRouteController().stopRoute("challenge");
        try {
            // Whatever other journeys left waiting goes out of the way first.
            bean(Challenges.class).prepare();
            bean(Challenges.class).due();
            long calls = genesys().journal().total();
            List<String> ofKnown = challenging(Objects.requireNonNull(known.email()));
            int toKnown = sent.size();
            List<String> ofUnknown = challenging(unique() + "@nowhere.example.org");
            assertThat(ofKnown).isNotEmpty().isEqualTo(ofUnknown);
            assertThat(toKnown).isEqualTo(sent.size()).isEqualTo(1);
            assertThat(genesys().journal().total()).isEqualTo(calls);
        } finally {
            camel.getRouteController().startRoute("challenge");
        }
    }

    @Test
    void aWrongAnswerAndAnAnswerToNothingAreTheSame() throws Exception {
        String phone = "+4930" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 80_000_000));
        dropUnproved("ACCESS", identifier("PHONE", phone));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !genesys().texts().to(phone).isEmpty());
        String text = genesys().texts().to(phone).get(0);
        String handle = Proving.page(text).replaceFirst(".*/", "");
        String wrong = Proving.code(text).equals("00000000") ? "00000001" : "00000000";
        Answers answers = bean(Answers.class);
        assertThat(answers.code(handle, wrong)).isEqualTo(answers.code("nothing", wrong));
        assertThat(answers.code(handle, wrong)).isEqualTo(Told.NO);
        List<String> ofKnown = statementsOf(() -> answers.code(handle, wrong));
        List<String> ofUnknown = statementsOf(() -> answers.code("nothing", wrong));
        assertThat(ofKnown).hasSize(1).isEqualTo(ofUnknown);
        assertThat(statementsOf(() -> answers.link(handle))).isEqualTo(statementsOf(() -> answers.link("nothing")));
        assertThat(statementsOf(() -> {
                    answers.again(handle);
                    return handle;
                }))
                .isEqualTo(statementsOf(() -> {
                    answers.again("nothing");
                    return "";
                }));
    }
}
