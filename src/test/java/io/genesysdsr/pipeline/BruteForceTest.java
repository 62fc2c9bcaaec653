package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.genesysdsr.identity.AnswerPace;
import io.genesysdsr.identity.Answers;
import io.genesysdsr.identity.Answers.Told;
import io.genesysdsr.identity.Apart;
import io.genesysdsr.identity.Authenticators;
import io.genesysdsr.identity.ChallengeSettings;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Proofs;
import io.genesysdsr.request.Unproved;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;

/** Guessing is bounded for all replicas together: what is counted is counted in the database. */
class BruteForceTest extends Journey {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-02T08:00:30Z"), ZoneOffset.UTC);

    private static Answers anotherReplica() {
        return Apart.answers(
                db(),
                bean(ChallengeSettings.class),
                bean(Keys.class),
                bean(Authenticators.class),
                bean(Proofs.class),
                bean(Unproved.class));
    }

    @Test
    void theTriesOfACodeAreFewForAllReplicasTogether() {
        String phone = "+4930" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 80_000_000));
        String reference = dropUnproved("ACCESS", identifier("PHONE", phone));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !genesys().texts().to(phone).isEmpty());
        String text = genesys().texts().to(phone).get(0);
        String handle = Proving.page(text).replaceFirst(".*/", "");
        String right = Proving.code(text);
        String wrong = right.equals("00000000") ? "00000001" : "00000000";
        Answers one = bean(Answers.class);
        Answers other = anotherReplica();
        for (int i = 0; i < 3; i++) {
            assertThat(one.code(handle, wrong)).isEqualTo(Told.NO);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(other.code(handle, wrong)).isEqualTo(Told.NO);
        }
        assertThat(other.code(handle, right)).as("the tries are used up here").isEqualTo(Told.NO);
        assertThat(one.code(handle, right)).as("and there").isEqualTo(Told.NO);
        assertThat(row(reference).state()).isEqualTo("AWAITING_PROOF");
    }

    @Test
    void theAnswersOfANetworkAddressAreCountedForAllReplicasTogether() {
        int limit = bean(ChallengeSettings.class).answersPerMinute();
        AnswerPace one = pace(NOW);
        AnswerPace other = pace(NOW);
        for (int i = 0; i < limit; i++) {
            assertThat((i % 2 == 0 ? one : other).admits("198.51.100.7")).isTrue();
        }
        assertThat(one.admits("198.51.100.7")).isFalse();
        assertThat(other.admits("198.51.100.7")).isFalse();
        assertThat(other.admits("198.51.100.8")).as("somebody else").isTrue();
        assertThat(pace(Clock.offset(NOW, Duration.ofMinutes(1))).admits("198.51.100.7"))
                .as("a minute later")
                .isTrue();
        assertThat(db().sql("select string_agg(address_hash, ' ') from answer_count")
                        .query(String.class)
                        .single())
                .doesNotContain("198.51");
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        int limit = bean(ChallengeSettings.class).answersPerMinute();
        AnswerPace pace = pace(NOW);
        for (int i = 0; i < limit; i++) {
            assertThat(pace.admits("2001:db8:1:2::" + Integer.toHexString(i + 1)))
                    .isTrue();
        }
        assertThat(pace.admits("2001:db8:1:2:ffff::1")).isFalse();
        assertThat(pace.admits("2001:db8:1:3::1")).isTrue();
    }

    @Test
    void anAuthenticatorIsGuessedAtAFewTimesADayHoweverManyRequestsThereAre() throws Exception {
        String email = unique() + "@example.org";
        String enrolled = bean(Authenticators.class).enrol(new Identifier(IdentifierKind.EMAIL, email), "olga");
        byte[] secret = new Base32().decode(enrolled.replaceFirst(".*secret=([A-Z2-7]+)&.*", "$1"));
        Answers answers = bean(Answers.class);
        String first = openedLink(email, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(answers.authenticator(first, "x")).isEqualTo(Told.NO);
        }
        String second = openedLink(email, 2);
        assertThat(answers.authenticator(second, password(secret)))
                .as("another request gives no more tries, not even to the right password")
                .isEqualTo(Told.NO);
        db().sql("update authenticator set failed_since = failed_since - interval '25 hours' where failed >= 5")
                .update();
        assertThat(answers.authenticator(second, password(secret))).isEqualTo(Told.DONE);
    }

    private static AnswerPace pace(Clock clock) {
        return Apart.pace(db(), bean(ChallengeSettings.class), bean(Keys.class), clock);
    }

    /** A link of a new request for erasure that came back; returns its secret. */
    private static String openedLink(String email, int letters) {
        dropUnproved("ERASURE", identifier("EMAIL", email));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Proving.letters(email).size() == letters);
        String secret = Proving.page(Proving.letters(email).get(letters - 1)).replaceFirst(".*/", "");
        assertThat(bean(Answers.class).link(secret)).isEqualTo(Told.MORE);
        return secret;
    }

    private static String password(byte[] secret) throws InvalidKeyException {
        var passwords = new TimeBasedOneTimePasswordGenerator();
        return passwords.generateOneTimePasswordString(
                new SecretKeySpec(secret, passwords.getAlgorithm()), Instant.now());
    }
}
