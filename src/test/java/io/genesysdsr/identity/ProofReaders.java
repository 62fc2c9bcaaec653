package io.genesysdsr.identity;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Strength;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The reader of proofs for tests of those who read rows: it trusts no issuer of tokens. */
public final class ProofReaders {

    private static final IdentitySettings SETTINGS = new IdentitySettings(
            new IdentitySettings.Needs(
                    Map.of(
                            Right.ACCESS, Strength.ONE_FACTOR,
                            Right.RECTIFICATION, Strength.ONE_FACTOR,
                            Right.ERASURE, Strength.TWO_FACTORS,
                            Right.PORTABILITY, Strength.TWO_FACTORS),
                    Map.of()),
            List.of(),
            Duration.ofDays(1),
            Duration.ofMinutes(1));

    private ProofReaders() {}

    public static ProofReader trustingNobody() {
        try {
            Path keys = Files.createTempDirectory("proof-reader-").resolve("keys.json");
            KeysCommand.run(new String[] {"keys", keys.toString()});
            Clock clock = Clock.systemUTC();
            return new ProofReader(
                    new TokenVerifier(SETTINGS, new TokenFacts(Keys.from(keys.toString())), clock), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
