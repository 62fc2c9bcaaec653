package io.genesysdsr.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.ProofMethod;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks signed tokens: a JWS (RFC 7515, 7519) by a key of the issuer's JWKS (RFC 7517), asymmetric algorithms only
 * (RFC 8725 section 3.1), with issuer, audience, life time, and bound to one request. What is wrong is said in a
 * sentence that quotes nothing of the token.
 */
@Component
class TokenVerifier {

    /** The keys of an issuer cannot be fetched; comes again. */
    static final String NO_KEYS = "proof-521";

    private static final int LONGEST = 8_000;

    private final IdentitySettings settings;
    private final TokenFacts facts;
    private final Clock clock;
    private final Map<String, IssuerKeys> known = new HashMap<>();

    TokenVerifier(IdentitySettings settings, TokenFacts facts, Clock clock) {
        this.settings = settings;
        this.facts = facts;
        this.clock = clock;
        settings.issuers().forEach(i -> known.put(i.issuer(), new IssuerKeys(i)));
    }

    /** A proof, or how to mend the token. */
    record Verdict(@Nullable Proof proof, String mend) {

        static Verdict refused(String mend) {
            return new Verdict(null, mend);
        }
    }

    /**
     * Fetches the keys that the token needs, before the transaction begins in which it is checked.
     *
     * @throws TryLater where they cannot be fetched now
     */
    void fetchKeys(ProofMethod method, String token) {
        SignedJWT parsed = parsed(token);
        IssuerKeys issuer = parsed == null ? null : issuer(method, parsed);
        if (parsed == null || issuer == null) {
            return;
        }
        try {
            issuer.fetch(parsed);
        } catch (KeySourceException e) {
            throw TryLater.withoutEffect(NO_KEYS, null);
        }
    }

    /**
     * Checks a token by the keys that were fetched.
     *
     * @throws TryLater where none were
     */
    Verdict verify(ProofMethod method, String token, String reference, List<Identifier> identifiers) {
        if (token.startsWith("sha256:")) {
            return Verdict.refused("a hash proves nothing by itself; give the signed token (JWS) that it stands for");
        }
        SignedJWT parsed = parsed(token);
        IssuerKeys issuer = parsed == null ? null : issuer(method, parsed);
        if (issuer == null) {
            return Verdict.refused("must be a signed token (JWS) of an issuer that is set under dsr.identity.issuers");
        }
        JWTClaimsSet claims;
        try {
            claims = issuer.check(token);
        } catch (KeySourceException e) {
            throw TryLater.withoutEffect(NO_KEYS, null);
        } catch (BadJOSEException | ParseException | JOSEException e) {
            // Its message may quote claims.
            return Verdict.refused("is not signed by a current key of its issuer, or not for our audience");
        }
        String outOfTime = outOfTime(claims);
        return outOfTime != null
                ? Verdict.refused(outOfTime)
                : facts.of(issuer.issuer(), claims, token, reference, identifiers);
    }

    private static @Nullable SignedJWT parsed(String token) {
        try {
            return token.length() > LONGEST ? null : SignedJWT.parse(token);
        } catch (ParseException e) {
            return null;
        }
    }

    private @Nullable IssuerKeys issuer(ProofMethod method, SignedJWT token) {
        try {
            String named = token.getJWTClaimsSet().getIssuer();
            IssuerKeys issuer = named == null ? null : known.get(named);
            return issuer == null || issuer.issuer().method() != method ? null : issuer;
        } catch (ParseException e) {
            return null;
        }
    }

    /** By our own clock, and not by the library's, so that a test can set it. */
    private @Nullable String outOfTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant latest = now.plus(settings.clockSkew());
        Instant earliest = now.minus(settings.clockSkew());
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        Date begins = claims.getNotBeforeTime();
        if (issued == null || expires == null) {
            return "must say when it was issued and when it expires (iat, exp)";
        } else if (!expires.toInstant().isAfter(earliest)) {
            return "has expired; get a new one";
        } else if (issued.toInstant().isAfter(latest)
                || begins != null && begins.toInstant().isAfter(latest)) {
            return "is not valid yet";
        } else if (issued.toInstant().isBefore(earliest.minus(settings.tokenAge()))) {
            return "was issued too long ago (dsr.identity.token-age); get a new one";
        }
        return null;
    }
}
