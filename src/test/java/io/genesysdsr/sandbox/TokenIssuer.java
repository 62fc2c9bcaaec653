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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A company's portal or identity provider as far as proof needs one: a key, its JWKS on loopback, and signed tokens. */
public final class TokenIssuer implements AutoCloseable {

    public static final String AUDIENCE = "genesys-dsr";

    private final RSAKey key = newKey("current");
    private final HttpServer server;
    private final AtomicInteger fetched = new AtomicInteger();

    private TokenIssuer(HttpServer server) {
        this.server = server;
        byte[] jwks = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks", exchange -> {
            fetched.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        server.start();
    }

    public static TokenIssuer start() {
        try {
            return new TokenIssuer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key that is not in the JWKS unless it is the issuer's own. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String jwksUri() {
        return issuer() + "/jwks";
    }

    public RSAKey key() {
        return key;
    }

    /** How often the keys were fetched. */
    public int fetched() {
        return fetched.get();
    }

    /** The settings that make a product trust it. */
    public Map<String, Object> settings(String method) {
        return Map.of(
                "dsr.identity.issuers[0].method",
                method,
                "dsr.identity.issuers[0].issuer",
                issuer(),
                "dsr.identity.issuers[0].jwks-uri",
                jwksUri(),
                "dsr.identity.issuers[0].audience",
                AUDIENCE);
    }

    /** What a right token for a request says; tests change it into a wrong one. */
    public JWTClaimsSet.Builder claims(String reference, String email, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(AUDIENCE)
                .subject("person")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("email", email)
                .claim("dsr_reference", reference)
                .claim("amr", List.of("pwd", "otp"));
    }

    /** A token under the issuer's own key. */
    public String token(JWTClaimsSet claims) {
        return token(claims, key);
    }

    public static String token(JWTClaimsSet claims, RSAKey under) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(under.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(under));
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
