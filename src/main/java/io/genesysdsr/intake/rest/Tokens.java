package io.genesysdsr.intake.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/**
 * Believes tokens (RFC 7519) that the issuer signed with one of its published keys, that are in force, name us as their
 * audience and say whose they are. Asymmetric signatures only: with a shared secret whoever can check a token can make
 * one (RFC 8725, sections 3.1 and 3.2).
 */
final class Tokens {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<SignatureAlgorithm> SIGNED = Set.of(SignatureAlgorithm.values());

    private Tokens() {}

    /** Asks for the issuer's keys when the first token comes, and again when a token names one that is not known. */
    static JwtDecoder decoder(RestSettings settings) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = keys(settings)
                    .jwsAlgorithms(algorithms -> algorithms.addAll(SIGNED))
                    .validateType(false)
                    .restOperations(http())
                    .build();
            decoder.setJwtValidator(validator(settings));
            return decoder;
        });
    }

    private static NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder keys(RestSettings settings) {
        return settings.jwksUri().isBlank()
                ? NimbusJwtDecoder.withIssuerLocation(settings.issuer())
                : NimbusJwtDecoder.withJwkSetUri(settings.jwksUri());
    }

    private static OAuth2TokenValidator<Jwt> validator(RestSettings settings) {
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        type.setAllowEmpty(true);
        validators.add(type);
        validators.add(new JwtTimestampValidator(settings.clockSkew()));
        // A token without an end would be one for ever.
        validators.add(new JwtClaimValidator<Object>("exp", end -> end != null));
        validators.add(new JwtClaimValidator<Object>("sub", subject -> subject != null));
        validators.add(new JwtClaimValidator<List<String>>(
                "aud", audience -> audience != null && audience.contains(settings.audience())));
        if (!settings.issuer().isBlank()) {
            validators.add(new JwtIssuerValidator(settings.issuer()));
        }
        return new DelegatingOAuth2TokenValidator<>(validators);
    }

    private static RestOperations http() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(PATIENCE);
        factory.setReadTimeout(PATIENCE);
        return new RestTemplate(factory);
    }
}
