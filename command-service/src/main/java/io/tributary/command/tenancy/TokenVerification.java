package io.tributary.command.tenancy;

import io.tributary.command.settings.AuthSettings;
import io.tributary.command.validation.TimeAndIdentityCheck;
import io.tributary.schemas.contract.SystemUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// What a token must be: signed by one of the issuer's keys, current, for us, and of a user whose
/// id is a UUID, and not the platform's own.
public final class TokenVerification {
    private static final OAuth2Error NO_USER =
            new OAuth2Error("invalid_token", "The claim sub is not the UUID of a person.", null);

    private TokenVerification() {}

    public static JwtDecoder decoder(AuthSettings settings) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(settings.jwksUri())
                        .jwsAlgorithms(
                                algorithms ->
                                        algorithms.addAll(
                                                List.of(
                                                        SignatureAlgorithm.RS256,
                                                        SignatureAlgorithm.ES256)))
                        .build();
        decoder.setClaimSetConverter(asIssued());
        decoder.setJwtValidator(validator(settings));
        return decoder;
    }

    /// The framework makes a moment of issue up from the end where there is none: no sign-out would
    /// ever be later.
    private static Converter<Map<String, Object>, Map<String, Object>> asIssued() {
        Converter<Map<String, Object>, Map<String, Object>> usual =
                MappedJwtClaimSetConverter.withDefaults(Map.of());
        return claims -> {
            Map<String, Object> converted = new HashMap<>(claims);
            Map<String, Object> all = usual.convert(claims);
            if (all != null) {
                converted.putAll(all);
            }
            if (!claims.containsKey(JwtClaimNames.IAT)) {
                converted.remove(JwtClaimNames.IAT);
            }
            return converted;
        };
    }

    private static OAuth2TokenValidator<Jwt> validator(AuthSettings settings) {
        OAuth2TokenValidator<Jwt> audience =
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD,
                        audiences -> audiences != null && audiences.contains(settings.audience()));
        OAuth2TokenValidator<Jwt> user =
                token ->
                        token.getSubject() != null
                                        && TimeAndIdentityCheck.parseUuid(token.getSubject())
                                                .filter(id -> !id.equals(SystemUser.ID))
                                                .isPresent()
                                ? OAuth2TokenValidatorResult.success()
                                : OAuth2TokenValidatorResult.failure(NO_USER);
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuer()), audience, user);
    }
}
