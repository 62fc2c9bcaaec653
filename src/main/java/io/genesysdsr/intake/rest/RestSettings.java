package io.genesysdsr.intake.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Who may send requests by REST, and how much; the keys are explained in {@code application.yaml}.
 *
 * @param issuer who signs the tokens, exactly as their claim {@code iss} says; blank where only the keys are known
 * @param jwksUri where the issuer's public keys are; blank to ask the issuer's metadata
 * @param audience what the claim {@code aud} of a token must name
 * @param clockSkew how far the issuer's clock may be off
 * @param callsPerMinute how many calls a client may make, at each replica
 * @param largestBody how large the body of a call may be
 * @param keepAnswers how long a call can be repeated under its idempotency key
 */
@Validated
@ConfigurationProperties("dsr.intake.rest")
record RestSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String jwksUri,
        @DefaultValue("") String audience,
        @NotNull Duration clockSkew,
        @Min(1) int callsPerMinute,
        @NotNull DataSize largestBody,
        @NotNull Duration keepAnswers) {

    RestSettings {
        requireProtected("issuer", issuer);
        requireProtected("jwks-uri", jwksUri);
        if (!(issuer.isBlank() && jwksUri.isBlank()) && audience.isBlank()) {
            throw new IllegalArgumentException(
                    "Tokens for REST need an audience, or those made for other services would be taken: set"
                            + " DSR_INTAKE_REST_AUDIENCE (dsr.intake.rest.audience).");
        }
    }

    /** Without knowing whose tokens to believe there is no REST. */
    boolean isOn() {
        return !(issuer.isBlank() && jwksUri.isBlank());
    }

    private static void requireProtected(String key, String address) {
        if (address.isBlank()) {
            return;
        }
        try {
            URI uri = URI.create(address);
            String host = uri.getHost() == null ? "" : uri.getHost();
            boolean loopback = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            if (!host.isEmpty() && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && loopback)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "dsr.intake.rest." + key + " must be an https address, or http to this machine itself.");
    }
}
