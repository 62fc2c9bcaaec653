package io.genesysdsr.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small identity provider, which serves as the company's portal as well: makes a key when it starts, publishes its public
 * half on loopback, and signs tokens for clients of the REST edge and about people who prove who they are.
 */
public final class Issuer implements AutoCloseable {

    /** What its tokens are for. */
    public static final String AUDIENCE = "genesys-dsr";

    private final RSAKey key = newKey("current");
    private final AtomicInteger fetched = new AtomicInteger();
    private final HttpServer server;

    private Issuer(HttpServer server) {
        this.server = server;
        byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks", call -> {
            fetched.incrementAndGet();
            call.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
            call.sendResponseHeaders(200, published.length);
            call.getResponseBody().write(published);
            call.close();
        });
        server.start();
    }

    public static Issuer start() {
        try {
            return new Issuer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key of that name, which is nobody's. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As its tokens call it. */
    public String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where its public key is. */
    public String jwksUri() {
        return name() + "/jwks";
    }

    /** How often its public key was fetched. */
    public int fetched() {
        return fetched.get();
    }

    /** The settings of a product that lets its clients in by REST. */
    public Map<String, Object> restSettings() {
        return Map.of(
                "dsr.intake.rest.issuer", name(),
                "dsr.intake.rest.jwks-uri", jwksUri(),
                "dsr.intake.rest.audience", AUDIENCE);
    }

    /** The settings of a product that believes what it says about people. */
    public Map<String, Object> identitySettings(String method) {
        return Map.of(
                "dsr.identity.issuers[0].method",
                method,
                "dsr.identity.issuers[0].issuer",
                name(),
                "dsr.identity.issuers[0].jwks-uri",
                jwksUri(),
                "dsr.identity.issuers[0].audience",
                AUDIENCE);
    }

    /** A token of a client, good for a day. */
    public String token(String client, String... scopes) {
        return sign(claims(client, scopes).build());
    }

    /** The claims of such a token, to be spoilt. */
    public JWTClaimsSet.Builder claims(String client, String... scopes) {
        return claims(client, Instant.now(), Duration.ofDays(1))
                .claim("azp", client)
                .claim("scope", String.join(" ", scopes));
    }

    /** What a right token about a person says, for one request; to be spoilt. */
    public JWTClaimsSet.Builder claimsAbout(String email, String reference, Instant now) {
        return claims("person", now, Duration.ofMinutes(5))
                .jwtID(UUID.randomUUID().toString())
                .claim("email", email)
                .claim("dsr_reference", reference)
                .claim("amr", List.of("pwd", "otp"));
    }

    private JWTClaimsSet.Builder claims(String subject, Instant now, Duration life) {
        return new JWTClaimsSet.Builder()
                .issuer(name())
                .audience(AUDIENCE)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
    }

    /** Its key, private half and all. */
    public RSAKey key() {
        return key;
    }

    public String sign(JWTClaimsSet claims) {
        return sign(claims, key);
    }

    public static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
