package io.genesysdsr.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import io.genesysdsr.identity.IdentitySettings.Issuer;
import java.net.MalformedURLException;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks signatures by the keys that an issuer publishes; fetched when needed, kept, and asked for again at most rarely. */
final class IssuerKeys {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int LARGEST = 256 * 1024;

    /** No symmetric algorithm, because a public key is no secret, and no {@code none}. */
    private static final Set<JWSAlgorithm> ASYMMETRIC = asymmetric();

    private IssuerKeys() {}

    static JWTProcessor<SecurityContext> processor(Issuer issuer) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ASYMMETRIC, keys(issuer)));
        processor.setJWTClaimsSetVerifier(new IssuerAndAudience(issuer));
        return processor;
    }

    private static JWKSource<SecurityContext> keys(Issuer issuer) {
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
