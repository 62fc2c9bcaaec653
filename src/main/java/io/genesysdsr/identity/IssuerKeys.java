package io.genesysdsr.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import io.genesysdsr.identity.IdentitySettings.Issuer;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The keys that an issuer publishes. They are fetched before a transaction begins, kept, and asked for again at most
 * rarely; signatures are checked against what was fetched, so that no transaction waits for another's server.
 */
final class IssuerKeys {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int LARGEST = 256 * 1024;
    private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());

    /** No symmetric algorithm, because a public key is no secret, and no {@code none}. */
    private static final Set<JWSAlgorithm> ASYMMETRIC = asymmetric();

    private final Issuer issuer;
    private final JWKSource<SecurityContext> published;
    private final JWTProcessor<SecurityContext> processor;
    private volatile @Nullable JWKSet fetched;

    IssuerKeys(Issuer issuer) {
        this.issuer = issuer;
        this.published = published(issuer);
        DefaultJWTProcessor<SecurityContext> checks = new DefaultJWTProcessor<>();
        checks.setJWSKeySelector(new JWSVerificationKeySelector<>(ASYMMETRIC, (selector, context) -> kept(selector)));
        checks.setJWTClaimsSetVerifier(new IssuerAndAudience(issuer));
        this.processor = checks;
    }

    Issuer issuer() {
        return issuer;
    }

    /**
     * Fetches the keys where they are not there, are old, or lack the one that the token names; the latter at most twice
     * in half a minute, because anybody can name any.
     *
     * @throws KeySourceException where they cannot be fetched
     */
    void fetch(SignedJWT token) throws KeySourceException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Keys are fetched before a transaction begins");
        }
        JWKMatcher named = JWKMatcher.forJWSHeader(token.getHeader());
        if (named != null) {
            try {
                published.get(new JWKSelector(named), null);
            } catch (RateLimitReachedException e) {
                // It was asked for just now, and is not there.
                published.get(ALL, null);
            }
        }
        fetched = new JWKSet(published.get(ALL, null));
    }

    /** The claims of a token that one of the fetched keys signed, for us. */
    JWTClaimsSet check(String token) throws BadJOSEException, ParseException, JOSEException {
        return processor.process(token, null);
    }

    private List<JWK> kept(JWKSelector selector) throws KeySourceException {
        JWKSet kept = fetched;
        if (kept == null) {
            throw new KeySourceException("Keys that were not fetched");
        }
        return selector.select(kept);
    }

    private static JWKSource<SecurityContext> published(Issuer issuer) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            issuer.jwksUri().toURL(),
                            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST))
                    .retrying(true)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(
                    "The jwks-uri of " + issuer.issuer()
                            + " under dsr.identity.issuers in application.yaml is no address",
                    e);
        }
    }

    private static Set<JWSAlgorithm> asymmetric() {
        Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
        algorithms.addAll(JWSAlgorithm.Family.EC);
        return Set.copyOf(algorithms);
    }

    /** Times are looked at elsewhere, by the product's own clock. */
    private static final class IssuerAndAudience extends DefaultJWTClaimsVerifier<SecurityContext> {

        IssuerAndAudience(Issuer issuer) {
            super(
                    issuer.audience(),
                    new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(),
                    Set.of("iat", "exp"));
        }

        @Override
        protected @Nullable Date currentTime() {
            return null;
        }
    }
}
