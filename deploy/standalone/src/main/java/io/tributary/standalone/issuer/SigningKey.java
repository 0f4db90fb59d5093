package io.tributary.standalone.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/// The home's key for signing development tokens: made once, readable by the owner only.
public final class SigningKey {
    /// Whom the tokens are for.
    public static final String AUDIENCE = "tributary";

    private static final int BITS = 2048;
    private static final Duration LIFE = Duration.ofDays(7);

    private final RSAKey key;

    private SigningKey(RSAKey key) {
        this.key = key;
    }

    /// The key of a home, made if it is not there.
    public static SigningKey of(Home home) {
        var file = home.folder("secrets").resolve("issuer.jwk.json");
        try {
            if (!Files.exists(file)) {
                var made =
                        new RSAKeyGenerator(BITS)
                                .keyUse(KeyUse.SIGNATURE)
                                .algorithm(JWSAlgorithm.RS256)
                                .keyIDFromThumbprint(true)
                                .generate();
                Home.writeSecretly(file, made.toJSONString());
            }
            return new SigningKey(RSAKey.parse(Files.readString(file)));
        } catch (IOException | JOSEException | ParseException e) {
            throw new ServerFailure("Expected a signing key in %s, but: %s".formatted(file, e), e);
        }
    }

    /// A token that says: this is that user; valid for a week.
    public String sign(UUID user, String name, String issuer) {
        return sign(user, name, issuer, List.of(), List.of());
    }

    /// The same, for a user who has roles on the platform, such as `platform`, and signed in by
    /// these methods, such as `mfa` (RFC 8176).
    public String sign(
            UUID user, String name, String issuer, List<String> roles, List<String> methods) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(user.toString())
                        .issuer(issuer)
                        .audience(AUDIENCE)
                        .claim("name", name)
                        .claim("roles", roles)
                        .claim("amr", methods)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .jwtID(UUID.randomUUID().toString())
                        .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new ServerFailure("Expected to sign a token, but: " + e.getMessage(), e);
        }
    }

    /// The public half, as a JSON Web Key Set.
    String publicSet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }
}
