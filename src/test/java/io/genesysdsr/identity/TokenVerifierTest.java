package io.genesysdsr.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.identity.TokenVerifier.Verdict;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.request.Factor;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.ProofMethod;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Strength;
import io.genesysdsr.sandbox.Issuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Real tokens, signed by real keys, against a JWKS that is fetched: one right one, and every wrong one. */
class TokenVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
    private static final String REFERENCE = "R-1";
    private static final String EMAIL = "ada@example.org";
    private static final List<Identifier> IDENTIFIERS =
            List.of(new Identifier(IdentifierKind.EMAIL, EMAIL), new Identifier(IdentifierKind.PHONE, "+4930901820"));
    private static final Issuer ISSUER = Issuer.start();

    @TempDir
    static Path folder;

    private static Keys keys;

    @BeforeAll
    static void keys() {
        Path file = folder.resolve("keys.json");
        KeysCommand.run(new String[] {"keys", file.toString()});
        keys = Keys.from(file.toString());
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    private static TokenVerifier verifier(ProofMethod method, String jwks) {
        IdentitySettings.Issuer issuer = new IdentitySettings.Issuer(
                method, ISSUER.name(), URI.create(jwks), Issuer.AUDIENCE, "dsr_reference", null);
        IdentitySettings settings = new IdentitySettings(
                new IdentitySettings.Needs(
                        Map.of(
                                Right.ACCESS, Strength.ONE_FACTOR,
                                Right.RECTIFICATION, Strength.ONE_FACTOR,
                                Right.ERASURE, Strength.TWO_FACTORS,
                                Right.PORTABILITY, Strength.TWO_FACTORS),
                        Map.of()),
                List.of(issuer),
                Duration.ofDays(1),
                Duration.ofMinutes(1));
        return new TokenVerifier(settings, new TokenFacts(keys), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JWTClaimsSet.Builder right() {
        return ISSUER.claimsAbout(EMAIL, REFERENCE, NOW);
    }

    private static Verdict verify(String token) {
        return verify(verifier(ProofMethod.SIGNED_TOKEN, ISSUER.jwksUri()), ProofMethod.SIGNED_TOKEN, token);
    }

    /** As whoever takes a request does: the keys first, then the token. */
    private static Verdict verify(TokenVerifier verifier, ProofMethod method, String token) {
        verifier.fetchKeys(method, token);
        return verifier.verify(method, token, REFERENCE, IDENTIFIERS);
    }

    private static void refused(String token, String because) {
        Verdict verdict = verify(token);
        assertThat(verdict.proof()).isNull();
        assertThat(verdict.mend()).contains(because).doesNotContain(EMAIL).doesNotContain(REFERENCE);
    }

    private static Proof proved(@Nullable Verdict verdict) {
        Verdict given = Objects.requireNonNull(verdict);
        assertThat(given.mend()).isEmpty();
        return Objects.requireNonNull(given.proof());
    }

    @Test
    void aRightTokenProvesWhatItsAmrAsserts() {
        Proof proof = proved(verify(ISSUER.sign(right().build())));
        assertThat(proof.factors()).containsExactlyInAnyOrder(Factor.SECRET, Factor.DEVICE);
        assertThat(proof.strength()).isEqualTo(Strength.TWO_FACTORS);
        assertThat(proof.isForWholeRequest()).isTrue();
        assertThat(proof.once()).isNotNull();
    }

    @Test
    void twoReferencesOfOneKindAreOneFactorAndMfaAloneNamesNone() {
        assertThat(proved(verify(ISSUER.sign(
                                right().claim("amr", List.of("otp", "sms")).build())))
                        .strength())
                .isEqualTo(Strength.ONE_FACTOR);
        assertThat(proved(verify(
                                ISSUER.sign(right().claim("amr", List.of("mfa")).build())))
                        .strength())
                .isEqualTo(Strength.ONE_FACTOR);
        assertThat(proved(verify(ISSUER.sign(right().claim("amr", "pwd otp").build())))
                        .strength())
                .isEqualTo(Strength.ONE_FACTOR);
    }

    @Test
    void noneAsAlgorithmIsRefused() {
        refused(new PlainJWT(right().build()).serialize(), "must be a signed token");
    }

    @Test
    void aPublicKeyIsNoSecretToSignWith() throws Exception {
        RSAKey key = ISSUER.key();
        for (byte[] secret : List.of(
                key.toRSAPublicKey().getEncoded(),
                key.toPublicJWK().toJSONString().getBytes("UTF-8"))) {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    right().build());
            token.sign(new MACSigner(secret));
            refused(token.serialize(), "is not signed by a current key");
        }
    }

    @Test
    void aKeyOfSomebodyElseIsRefusedUnderItsOwnNameAndUnderTheIssuers() {
        refused(Issuer.sign(right().build(), Issuer.newKey("current")), "is not signed by a current key");
        refused(Issuer.sign(right().build(), Issuer.newKey("other")), "is not signed by a current key");
    }

    @Test
    void aChangedClaimBreaksTheSignature() {
        String[] genuine = ISSUER.sign(right().build()).split("\\.");
        String[] other = ISSUER.sign(right().subject("somebody else").build()).split("\\.");
        refused(genuine[0] + "." + other[1] + "." + genuine[2], "is not signed by a current key");
    }

    @Test
    void anotherAudienceOrIssuerIsRefused() {
        refused(ISSUER.sign(right().audience("another").build()), "not for our audience");
        refused(ISSUER.sign(right().audience((String) null).build()), "not for our audience");
        refused(ISSUER.sign(right().issuer("https://evil.example").build()), "of an issuer that is set");
        refused(ISSUER.sign(right().issuer(null).build()), "of an issuer that is set");
    }

    @Test
    void timesAreLookedAt() {
        refused(
                ISSUER.sign(
                        right().expirationTime(Date.from(NOW.minusSeconds(61))).build()),
                "has expired");
        refused(
                ISSUER.sign(
                        right().notBeforeTime(Date.from(NOW.plusSeconds(61))).build()),
                "is not valid yet");
        refused(ISSUER.sign(right().issueTime(Date.from(NOW.plusSeconds(61))).build()), "is not valid yet");
        refused(
                ISSUER.sign(right().issueTime(Date.from(NOW.minus(Duration.ofHours(25))))
                        .build()),
                "was issued too long ago");
        assertThat(verify(ISSUER.sign(right().expirationTime(null).build())).proof())
                .isNull();
        assertThat(verify(ISSUER.sign(right().issueTime(null).build())).proof()).isNull();
    }

    @Test
    void itIsBoundToOneRequestAndOnePerson() {
        refused(
                ISSUER.sign(ISSUER.claimsAbout(EMAIL, "R-2", NOW).build()),
                "is not bound to this request: its claim dsr_reference");
        refused(ISSUER.sign(right().claim("dsr_reference", null).build()), "is not bound to this request");
        refused(ISSUER.sign(right().claim("email", "eve@example.org").build()), "names none of the identifiers");
        refused(ISSUER.sign(right().claim("email_verified", false).build()), "names none of the identifiers");
        refused(ISSUER.sign(right().jwtID(null).build()), "needs an id (jti)");
    }

    @Test
    void theSameIdOfTheSameIssuerIsTheSameUse() {
        String one = proved(verify(ISSUER.sign(right().jwtID("a").build()))).once();
        String again = proved(
                        verify(ISSUER.sign(right().jwtID("a").claim("more", 1).build())))
                .once();
        String other = proved(verify(ISSUER.sign(right().jwtID("b").build()))).once();
        assertThat(again).isEqualTo(one).isNotEqualTo(other);
    }

    @Test
    void whatIsNoTokenAtAllIsRefused() {
        for (String nothing : List.of("", "a.b.c", "....", "x".repeat(100_000), "null")) {
            refused(nothing, "must be a signed token");
        }
        refused("sha256:a1b2c3d4e5f6", "a hash proves nothing by itself");
    }

    @Test
    void anIdTokenNeedsItsNonceAndSpeaksForVerifiedAddressesAlone() {
        TokenVerifier verifier = verifier(ProofMethod.OIDC, ISSUER.jwksUri());
        JWTClaimsSet.Builder bound =
                right().jwtID(null).claim("nonce", TokenFacts.nonce(REFERENCE)).claim("email_verified", true);
        Proof proof = proved(verify(verifier, ProofMethod.OIDC, ISSUER.sign(bound.build())));
        assertThat(proof.speaksFor()).isEqualTo(Set.of(keys.lookupHash("EMAIL", EMAIL)));
        for (JWTClaimsSet wrong : List.of(
                right().build(),
                bound.claim("email_verified", null).build(),
                bound.claim("email_verified", true)
                        .claim("nonce", TokenFacts.nonce("R-2"))
                        .build())) {
            assertThat(verify(verifier, ProofMethod.OIDC, ISSUER.sign(wrong)).proof())
                    .isNull();
        }
        assertThat(verify(verifier, ProofMethod.SIGNED_TOKEN, ISSUER.sign(right().build()))
                        .proof())
                .isNull();
    }

    @Test
    void anIssuerThatIsAwayIsNoVerdict() {
        TokenVerifier verifier = verifier(ProofMethod.SIGNED_TOKEN, "http://127.0.0.1:1/jwks");
        String token = ISSUER.sign(right().build());
        assertThatThrownBy(() -> verifier.fetchKeys(ProofMethod.SIGNED_TOKEN, token))
                .isInstanceOf(TryLater.class)
                .hasMessage("proof-521");
    }

    @Test
    void noTransactionWaitsForAnIssuer() {
        TokenVerifier verifier = verifier(ProofMethod.SIGNED_TOKEN, ISSUER.jwksUri());
        String token = ISSUER.sign(right().build());
        int before = ISSUER.fetched();
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> verifier.fetchKeys(ProofMethod.SIGNED_TOKEN, token))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> verifier.verify(ProofMethod.SIGNED_TOKEN, token, REFERENCE, IDENTIFIERS))
                    .isInstanceOf(TryLater.class)
                    .hasMessage("proof-521");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(ISSUER.fetched()).isEqualTo(before);
    }

    @Test
    void manyForgeriesNeitherMakeUsAskTheIssuerEachTimeNorStopAGenuineToken() {
        TokenVerifier verifier = verifier(ProofMethod.SIGNED_TOKEN, ISSUER.jwksUri());
        int before = ISSUER.fetched();
        for (int i = 0; i < 50; i++) {
            String forged = Issuer.sign(right().build(), FORGER);
            assertThat(verify(verifier, ProofMethod.SIGNED_TOKEN, forged).mend())
                    .contains("is not signed");
        }
        proved(verify(verifier, ProofMethod.SIGNED_TOKEN, ISSUER.sign(right().build())));
        assertThat(ISSUER.fetched() - before).isLessThanOrEqualTo(4);
    }

    private static final RSAKey FORGER = Issuer.newKey("unknown");
}
