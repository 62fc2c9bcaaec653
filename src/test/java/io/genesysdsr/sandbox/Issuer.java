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
import java.util.Map;

/** A small identity provider: makes a key when it starts, publishes its public half, and signs tokens for clients. */
public final class Issuer implements AutoCloseable {

    /** What its tokens are for. */
    public static final String AUDIENCE = "genesys-dsr";

    private final RSAKey key;
    private final HttpServer server;

    private Issuer(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    public static Issuer start() {
        try {
            RSAKey key = newKey("sandbox");
            byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", call -> {
                call.getResponseHeaders().set("Content-Type", "application/json");
                call.sendResponseHeaders(200, published.length);
                call.getResponseBody().write(published);
                call.close();
            });
            server.start();
            return new Issuer(key, server);
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

    /** The settings of a product that believes it. */
    public Map<String, Object> settings() {
        return Map.of(
                "dsr.intake.rest.issuer", name(),
                "dsr.intake.rest.jwks-uri", jwksUri(),
                "dsr.intake.rest.audience", AUDIENCE);
    }

    /** A token of a client, good for a day. */
    public String token(String client, String... scopes) {
        return sign(claims(client, scopes).build(), key);
    }

    /** The claims of such a token, to be spoilt. */
    public JWTClaimsSet.Builder claims(String client, String... scopes) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(name())
                .audience(AUDIENCE)
                .subject(client)
                .claim("azp", client)
                .claim("scope", String.join(" ", scopes))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofDays(1))));
    }

    /** Its key, private half and all. */
    public RSAKey key() {
        return key;
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
