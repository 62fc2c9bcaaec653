package io.genesysdsr.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import io.genesysdsr.identity.IdentitySettings.Issuer;
import io.genesysdsr.identity.TokenVerifier.Verdict;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Factor;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.ProofMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a token whose signature, issuer, audience and times are right says about the person and the request. */
@Component
class TokenFacts {

    /** Authentication method references (RFC 8176 section 2); {@code mfa} names no factor, so it shows none. */
    private static final Map<String, Factor> AMR = Map.ofEntries(
            Map.entry("pwd", Factor.SECRET),
            Map.entry("pin", Factor.SECRET),
            Map.entry("kba", Factor.ACCOUNT_DATA),
            Map.entry("otp", Factor.DEVICE),
            Map.entry("hwk", Factor.DEVICE),
            Map.entry("swk", Factor.DEVICE),
            Map.entry("pop", Factor.DEVICE),
            Map.entry("sc", Factor.DEVICE),
            Map.entry("sms", Factor.PHONE),
            Map.entry("tel", Factor.PHONE),
            Map.entry("face", Factor.BIOMETRIC),
            Map.entry("fpt", Factor.BIOMETRIC),
            Map.entry("iris", Factor.BIOMETRIC),
            Map.entry("retina", Factor.BIOMETRIC),
            Map.entry("vbm", Factor.BIOMETRIC));

    private final Keys keys;

    TokenFacts(Keys keys) {
        this.keys = keys;
    }

    Verdict of(Issuer issuer, JWTClaimsSet claims, String token, String reference, List<Identifier> identifiers) {
        boolean oidc = issuer.method() == ProofMethod.OIDC;
        if (oidc && claims.getAudience().size() > 1 && !issuer.audience().equals(text(claims, "azp"))) {
            return Verdict.refused("was issued to another client (azp)");
        }
        if (!isBound(issuer, claims, reference)) {
            return Verdict.refused(
                    oidc
                            ? "is not bound to this request: its nonce must be the Base64url of the SHA-256 of the reference"
                            : "is not bound to this request: its claim " + issuer.referenceClaim()
                                    + " must be the reference");
        }
        if (!oidc && (claims.getJWTID() == null || claims.getJWTID().isBlank())) {
            return Verdict.refused("needs an id (jti), because it can be used once");
        }
        Set<String> named = named(issuer, claims, identifiers);
        if (named.isEmpty()) {
            return Verdict.refused("names none of the identifiers of this request");
        }
        return new Verdict(
                new Proof(
                        issuer.method(),
                        factors(claims),
                        issuer.issuer(),
                        claims.getIssueTime().toInstant(),
                        // The company's portal made the token for this very request; a provider knows the person alone.
                        oidc ? named : Set.of(),
                        keys.lookupHash("TOKEN", issuer.issuer() + " " + once(claims, token))),
                "");
    }

    private static boolean isBound(Issuer issuer, JWTClaimsSet claims, String reference) {
        return issuer.method() == ProofMethod.OIDC
                ? nonce(reference).equals(text(claims, "nonce"))
                : reference.equals(text(claims, issuer.referenceClaim()));
    }

    /** What a client of an identity provider sends as nonce, so that the ID token is for one request alone. */
    static String nonce(String reference) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** An ID token needs no id; then what was signed stands for it. */
    private static String once(JWTClaimsSet claims, String token) {
        String id = claims.getJWTID();
        return id == null ? token.substring(0, token.lastIndexOf('.')) : id;
    }

    private Set<String> named(Issuer issuer, JWTClaimsSet claims, List<Identifier> identifiers) {
        Map<IdentifierKind, String> names = issuer.names();
        return identifiers.stream()
                .filter(i ->
                        names.containsKey(i.kind()) && isNamed(issuer, claims, i, names.getOrDefault(i.kind(), "")))
                .map(i -> keys.lookupHash(i.kind().name(), i.value()))
                .collect(Collectors.toSet());
    }

    /** An address counts only where the provider says that it verified it (OpenID Connect Core 1.0 section 5.1). */
    private static boolean isNamed(Issuer issuer, JWTClaimsSet claims, Identifier identifier, String claim) {
        Object verified = claims.getClaim(claim + "_verified");
        boolean address = identifier.kind() == IdentifierKind.EMAIL || identifier.kind() == IdentifierKind.PHONE;
        boolean trusted = issuer.method() == ProofMethod.SIGNED_TOKEN
                ? !Boolean.FALSE.equals(verified)
                : !address || Boolean.TRUE.equals(verified);
        String value = text(claims, claim);
        return trusted
                && value != null
                && (identifier.kind() == IdentifierKind.EMAIL ? value.toLowerCase(Locale.ROOT) : value)
                        .equals(identifier.value());
    }

    /** At most one of each kind: two codes by two channels are still possession alone. */
    private static Set<Factor> factors(JWTClaimsSet claims) {
        Set<Factor> factors = EnumSet.noneOf(Factor.class);
        for (String reference : references(claims)) {
            Factor factor = AMR.get(reference);
            if (factor != null && factors.stream().noneMatch(f -> f.kind() == factor.kind())) {
                factors.add(factor);
            }
        }
        return factors.isEmpty() ? EnumSet.of(Factor.UNNAMED) : factors;
    }

    private static List<String> references(JWTClaimsSet claims) {
        try {
            List<String> references = claims.getStringListClaim("amr");
            return references == null ? List.of() : references;
        } catch (ParseException e) {
            return List.of();
        }
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }
}
