package io.genesysdsr.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.genesysdsr.identity.AuthenticatorStore.Row;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.request.Identifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Authenticators that the company enrolled for people it knows: one-time passwords by time (RFC 6238), six digits,
 * HMAC-SHA-1, steps of 30 seconds, one step of tolerance either way (section 5.2), none accepted twice.
 */
@Component
public class Authenticators {

    private static final int TOLERATED_STEPS = 1;
    private static final int SECRET_BYTES = 20;
    private static final String CONTEXT = "authenticator";

    private final TimeBasedOneTimePasswordGenerator passwords = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final AuthenticatorStore store;
    private final Keys keys;
    private final ChallengeSettings settings;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Authenticators(AuthenticatorStore store, Keys keys, ChallengeSettings settings, Supplier<UUID> ids, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** An authenticator without its secret; {@code subjectHash} is the keyed hash of whose it is. */
    public record Enrolled(UUID id, String subjectHash, Instant enrolledAt, String enrolledBy) {}

    /**
     * Enrols an authenticator for whoever is known by an identifier, in place of an earlier one. Whoever calls this has
     * made sure who the person is.
     *
     * @param actor who enrols it
     * @return the secret, to be handed to the person once, in the form that authenticator apps read
     *     ({@code otpauth://totp/...}); it is not shown again
     */
    @Transactional
    public String enrol(Identifier identifier, String actor) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        UUID id = ids.get();
        RequestKey key = keys.newRequestKey(id);
        List<String> subject = hashes(identifier);
        revoke(identifier, actor);
        store.add(id, subject.get(0), key.encrypt(secret, CONTEXT), key.wrapped(), actor);
        store.note("AuthenticatorEnrolled", subject.get(0), actor);
        String issuer = issuer();
        return "otpauth://totp/" + issuer + ":privacy-request?secret=" + new Base32().encodeAsString(secret)
                + "&issuer=" + issuer + "&algorithm=SHA1&digits=6&period=30";
    }

    /**
     * Takes an authenticator away.
     *
     * @param actor who does it
     * @return false where there was none
     */
    @Transactional
    public boolean revoke(Identifier identifier, String actor) {
        List<String> subject = hashes(identifier);
        boolean revoked = store.remove(subject) > 0;
        if (revoked) {
            store.note("AuthenticatorRevoked", subject.get(0), actor);
        }
        return revoked;
    }

    /** All that are enrolled, the latest first. */
    public List<Enrolled> enrolled() {
        return store.enrolled();
    }

    /**
     * Whether it is a password of now that was not used; then it is used. After as many wrong ones as a challenge has
     * tries none counts for a day: who controls the mailbox alone could guess on otherwise, request by request.
     */
    boolean isCode(Identifier identifier, String typed) {
        Row row = store.find(hashes(identifier), settings.tries()).orElse(null);
        if (row == null) {
            return false;
        }
        byte[] secret = keys.open(row.id(), row.wrappedKey()).decrypt(row.secret(), CONTEXT);
        long now = clock.instant().toEpochMilli() / passwords.getTimeStep().toMillis();
        long matched = -1;
        for (long step = now - TOLERATED_STEPS; step <= now + TOLERATED_STEPS; step++) {
            boolean equal = MessageDigest.isEqual(
                    password(secret, step).getBytes(StandardCharsets.US_ASCII),
                    typed.getBytes(StandardCharsets.US_ASCII));
            matched = equal ? step : matched;
        }
        boolean right = matched >= 0 && store.use(row.id(), matched);
        if (!right) {
            store.failed(row.id());
        }
        return right;
    }

    /** Under every key: what was enrolled before a rotation still counts. */
    private List<String> hashes(Identifier identifier) {
        return keys.lookupHashes(identifier.kind().name(), identifier.value());
    }

    private String issuer() {
        URI base = settings.portalBase();
        return base == null || base.getHost() == null ? "genesys-dsr" : base.getHost();
    }

    private String password(byte[] secret, long step) {
        try {
            return passwords.generateOneTimePasswordString(
                    new SecretKeySpec(secret, passwords.getAlgorithm()),
                    Instant.ofEpochMilli(step * passwords.getTimeStep().toMillis()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("The secret of an authenticator is no key", e);
        }
    }
}
