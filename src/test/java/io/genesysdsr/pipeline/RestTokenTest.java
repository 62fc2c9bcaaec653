package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.genesysdsr.pipeline.RestDesk.Answer;
import io.genesysdsr.sandbox.Issuer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever holds no token that the issuer signed for this service, and that is in force, gets nowhere. */
class RestTokenTest extends RestJourney {

    private static final String CLIENT = "forger";

    static Stream<Arguments> refused() throws JOSEException {
        Issuer issuer = sandbox().issuer();
        RSAKey own = issuer.key();
        RSAKey forged = Issuer.newKey(own.getKeyID());
        JWTClaimsSet good = issuer.claims(CLIENT, ALL).build();
        return Stream.of(
                Arguments.of("none at all", null),
                Arguments.of("no token", "x"),
                Arguments.of("alg none", new PlainJWT(good).serialize()),
                Arguments.of("another key under the same name", Issuer.sign(good, forged)),
                Arguments.of("another key that it brings itself", bringingItsKey(good, forged)),
                Arguments.of("the public key as a shared secret", withSharedSecret(good, own)),
                Arguments.of("another payload under its signature", tampered(Issuer.sign(good, own))),
                Arguments.of(
                        "another audience",
                        Issuer.sign(claims().audience("other").build(), own)),
                Arguments.of(
                        "no audience",
                        Issuer.sign(claims().audience((String) null).build(), own)),
                Arguments.of(
                        "another issuer",
                        Issuer.sign(claims().issuer("http://127.0.0.1:1").build(), own)),
                Arguments.of(
                        "expired",
                        Issuer.sign(claims().expirationTime(inSeconds(-60)).build(), own)),
                Arguments.of(
                        "without an end",
                        Issuer.sign(claims().expirationTime(null).build(), own)),
                Arguments.of(
                        "not yet valid",
                        Issuer.sign(claims().notBeforeTime(inSeconds(120)).build(), own)),
                Arguments.of("nobody's", Issuer.sign(claims().subject(null).build(), own)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aTokenIsRefused(String name, @Nullable String token) {
        String reference = newReference();
        Answer answer = rest().submit(token, form(reference, "ERASURE", RestIntakeTest.email()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("error_description");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(RestIntakeTest.rows(reference)).isZero();
        assertThat(rest().get(token, "x").status()).isEqualTo(401);
        assertThat(rest().delete(token, "x").status()).isEqualTo(401);
    }

    @Test
    void anAccessTokenByItsProfileIsTaken() throws JOSEException {
        RSAKey key = sandbox().issuer().key();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims().build());
        token.sign(new RSASSASigner(key));
        assertThat(rest().get(token.serialize(), "x").status()).isEqualTo(404);
    }

    @Test
    void aTokenInTheAddressIsNone() {
        assertThat(rest().call(
                                "GET",
                                RestDesk.REQUESTS + "/x?access_token="
                                        + sandbox().issuer().token(CLIENT, ALL),
                                null,
                                null)
                        .status())
                .isEqualTo(401);
    }

    private static JWTClaimsSet.Builder claims() {
        return sandbox().issuer().claims(CLIENT, ALL);
    }

    private static Date inSeconds(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String bringingItsKey(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(key.toPublicJWK()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String withSharedSecret(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new MACSigner(key.toPublicJWK().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String tampered(String token) {
        String[] parts = token.split("\\.");
        String payload =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace(CLIENT, "victim");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];
    }
}
