package io.genesysdsr.identity;

import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.ProofMethod;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Strength;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What must be proved, and by whom it may be; the keys are explained in {@code application.yaml}.
 *
 * @param needs how much each right needs
 * @param issuers whose tokens are proofs
 * @param tokenAge how long ago a token may have been issued
 * @param clockSkew how far an issuer's clock may be off
 */
@Validated
@ConfigurationProperties("dsr.identity")
public record IdentitySettings(
        @NotNull Needs needs,
        @DefaultValue List<Issuer> issuers,
        @NotNull Duration tokenAge,
        @NotNull Duration clockSkew) {

    /** Whoever hands out or destroys everything about a person must not be fooled by one mailbox. */
    private static final Set<Right> ALWAYS_TWO = Set.of(Right.ERASURE, Right.PORTABILITY);

    /**
     * How much each right needs.
     *
     * @param any under whatever regulation
     * @param only under single regulations, which replace the line under {@code any}
     */
    public record Needs(
            Map<Right, Strength> any, @DefaultValue Map<Regulation, Map<Right, Strength>> only) {

        public Needs {
            any = Map.copyOf(any);
            only = Map.copyOf(only);
            for (Right right : Right.values()) {
                if (!any.containsKey(right)) {
                    throw new IllegalArgumentException("dsr.identity.needs.any has no line for " + right
                            + ": set it to ONE_FACTOR or TWO_FACTORS in application.yaml");
                }
                requireEnough("any", right, any.get(right));
            }
            only.forEach((regulation, rights) ->
                    rights.forEach((right, strength) -> requireEnough("only." + regulation, right, strength)));
        }

        private static void requireEnough(String where, Right right, @Nullable Strength strength) {
            Strength least = ALWAYS_TWO.contains(right) ? Strength.TWO_FACTORS : Strength.ONE_FACTOR;
            if (strength == null || !strength.reaches(least)) {
                throw new IllegalArgumentException(
                        "dsr.identity.needs." + where + "." + right + " in application.yaml must be at least " + least);
            }
        }

        Strength of(Regulation regulation, Right right) {
            Map<Right, Strength> special = only.getOrDefault(regulation, Map.of());
            return special.getOrDefault(right, any.getOrDefault(right, Strength.TWO_FACTORS));
        }
    }

    /**
     * One whose tokens are proofs.
     *
     * @param method {@code SIGNED_TOKEN} for the company's own portal, {@code OIDC} for an identity provider
     * @param issuer what the claim {@code iss} must be
     * @param jwksUri where the public keys are; https, or http to loopback
     * @param audience what the claim {@code aud} must contain
     * @param referenceClaim the claim that names the request's reference; of {@code SIGNED_TOKEN} only
     * @param identifierClaims which claim names which kind of identifier
     */
    public record Issuer(
            ProofMethod method,
            String issuer,
            URI jwksUri,
            String audience,
            @DefaultValue("dsr_reference") String referenceClaim,
            @Nullable Map<IdentifierKind, String> identifierClaims) {

        private static final Map<IdentifierKind, String> USUAL = Map.of(
                IdentifierKind.EXTERNAL_ID, "sub", IdentifierKind.EMAIL, "email", IdentifierKind.PHONE, "phone_number");

        public Issuer {
            if (method != ProofMethod.SIGNED_TOKEN && method != ProofMethod.OIDC) {
                throw new IllegalArgumentException(
                        "An issuer under dsr.identity.issuers in application.yaml needs the method SIGNED_TOKEN or OIDC");
            }
            if (issuer == null || issuer.isBlank() || audience == null || audience.isBlank() || jwksUri == null) {
                throw new IllegalArgumentException("An issuer under dsr.identity.issuers in application.yaml needs"
                        + " issuer, jwks-uri and audience");
            }
            boolean loopback = Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(jwksUri.getHost()));
            if (!"https".equals(jwksUri.getScheme()) && !("http".equals(jwksUri.getScheme()) && loopback)) {
                throw new IllegalArgumentException("The jwks-uri of " + issuer
                        + " under dsr.identity.issuers must be an https address; plain http is for loopback only");
            }
            identifierClaims = identifierClaims == null || identifierClaims.isEmpty()
                    ? USUAL
                    : Map.copyOf(new EnumMap<>(identifierClaims));
        }

        Map<IdentifierKind, String> names() {
            return identifierClaims == null ? USUAL : identifierClaims;
        }
    }
}
