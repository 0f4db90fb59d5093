package io.tributary.command;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Signs tokens, and serves the key to verify them with.
final class TokenIssuer {
    static final String NAME = "https://issuer.example.org";
    static final String AUDIENCE = "tributary";

    private final RSAKey key;
    private final HttpServer server;
    private final ConcurrentHashMap<UUID, String> tokens = new ConcurrentHashMap<>();

    private TokenIssuer(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    static TokenIssuer start() {
        try {
            RSAKey key = newKey();
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext(
                    "/keys",
                    exchange -> {
                        try (exchange) {
                            exchange.getResponseHeaders().set("Content-Type", "application/json");
                            exchange.sendResponseHeaders(200, keys.length);
                            exchange.getResponseBody().write(keys);
                        }
                    });
            server.start();
            return new TokenIssuer(key, server);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("trial").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String keysUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    String token(UUID user) {
        return tokens.computeIfAbsent(
                user,
                u ->
                        signed(
                                key,
                                u.toString(),
                                NAME,
                                AUDIENCE,
                                Instant.now().plus(Duration.ofHours(1))));
    }

    /// A user who may change what all organizations share.
    String operatorToken(UUID user) {
        return signed(
                key,
                user.toString(),
                NAME,
                AUDIENCE,
                Instant.now().plus(Duration.ofHours(1)),
                "platform");
    }

    /// A token that says more of how its user signed in.
    String tokenWith(UUID user, Map<String, Object> more) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .subject(user.toString())
                        .issuer(NAME)
                        .audience(AUDIENCE)
                        .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
        more.forEach(claims::claim);
        return signed(key, claims.build());
    }

    /// Any token, also a bad one.
    String signed(
            RSAKey by,
            String subject,
            String issuer,
            String audience,
            Instant expiry,
            String... roles) {
        return signed(
                by,
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .issuer(issuer)
                        .audience(audience)
                        .expirationTime(Date.from(expiry))
                        .claim("roles", List.of(roles))
                        .build());
    }

    private static String signed(RSAKey by, JWTClaimsSet claims) {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("trial").build(), claims);
        try {
            token.sign(new RSASSASigner(by));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    RSAKey key() {
        return key;
    }
}
