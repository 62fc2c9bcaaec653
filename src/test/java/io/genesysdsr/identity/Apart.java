package io.genesysdsr.identity;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Proofs;
import io.genesysdsr.request.Unproved;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Beans of this module as another replica, or a product with other settings, has them on the same database. */
public final class Apart {

    private Apart() {}

    public static AnswerPace pace(JdbcClient db, ChallengeSettings settings, Keys keys, Clock clock) {
        return new AnswerPace(new AnswerCountStore(db), settings, keys, clock);
    }

    public static Answers answers(
            JdbcClient db,
            ChallengeSettings settings,
            Keys keys,
            Authenticators authenticators,
            Proofs proofs,
            Unproved unproved) {
        return new Answers(
                new ChallengeStore(db, settings),
                new Secrets(keys),
                authenticators,
                proofs,
                unproved,
                Clock.systemUTC());
    }

    /** Ends what is overdue where nothing is described that could be told. */
    public static Expiry withoutCategories(Unproved unproved) {
        return new Expiry(
                unproved,
                new ExpirySettings("", Duration.ofDays(2), Duration.ofDays(90)),
                new DisclosureSettings("https://company.example/privacy", List.of()));
    }
}
