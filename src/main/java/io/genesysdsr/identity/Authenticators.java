package io.genesysdsr.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.genesysdsr.identity.AuthenticatorStore.Enrolled;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.request.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Authenticators that the company enrolled for people it knows: one-time passwords by time (RFC 6238), six digits,
 * HMAC-SHA-1, steps of 30 seconds, one step of tolerance either way (section 5.2), none accepted twice.
 */
@Component
public class Authenticators {

    private static final int TOLERATED_STEPS = 1;
    private static final int LEAST_SECRET_BYTES = 16;

    private final TimeBasedOneTimePasswordGenerator passwords = new TimeBasedOneTimePasswordGenerator();
    private final AuthenticatorStore store;
    private final Keys keys;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Authenticators(AuthenticatorStore store, Keys keys, Supplier<UUID> ids, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Enrols an authenticator for whoever is known by an identifier, in place of an earlier one. Whoever calls this has
     * proved who they are elsewhere, in the company's own portal for one.
     *
     * @param secret of at least 128 bits (RFC 4226 section 4)
     */
    @Transactional
    public void enrol(Identifier identifier, byte[] secret) {
        if (secret.length < LEAST_SECRET_BYTES) {
            throw new IllegalArgumentException("The secret of an authenticator must have at least 128 bits");
        }
        UUID id = ids.get();
        RequestKey key = keys.newRequestKey(id);
        String subject = keys.lookupHash(identifier.kind().name(), identifier.value());
        store.replace(id, subject, key.encrypt(secret, "authenticator"), key.wrapped());
    }

    /** Whether it is a password of now that was not used; then it is used. */
    boolean isCode(String subjectHash, String typed) {
        Enrolled enrolled = store.find(subjectHash).orElse(null);
        if (enrolled == null) {
            return false;
        }
        byte[] secret = keys.open(enrolled.id(), enrolled.wrappedKey()).decrypt(enrolled.secret(), "authenticator");
        long now = clock.instant().toEpochMilli() / passwords.getTimeStep().toMillis();
        long matched = -1;
        for (long step = now - TOLERATED_STEPS; step <= now + TOLERATED_STEPS; step++) {
            boolean equal = MessageDigest.isEqual(
                    password(secret, step).getBytes(StandardCharsets.US_ASCII),
                    typed.getBytes(StandardCharsets.US_ASCII));
            matched = equal ? step : matched;
        }
        return matched >= 0 && store.use(enrolled.id(), matched);
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
