package io.tributary.command.tenancy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;

/// Whether a token shows multi-factor sign-in: `amr` with `mfa` (RFC 8176), or `aal` or `acr` of
/// the second assurance level or above, as identity providers write them.
final class TokenFactors {
    /// What `acr_values` asks for; see RFC 9470.
    private static final Set<String> HIGH_LEVELS =
            Set.of("aal2", "aal3", "http://schemas.openid.net/pape/policies/2007/06/multi-factor");

    private static final String MULTI_FACTOR = "mfa";

    private TokenFactors() {}

    static boolean severalIn(Jwt token) {
        return texts(token, "amr").contains(MULTI_FACTOR)
                || Stream.of("aal", "acr")
                        .flatMap(claim -> texts(token, claim).stream())
                        .anyMatch(HIGH_LEVELS::contains);
    }

    /// The texts of a claim that holds one or many; objects with a `method`, as some providers put
    /// them into `amr`, count as that.
    static List<String> texts(Jwt token, String claim) {
        return switch (token.getClaims().get(claim)) {
            case String text -> List.of(text);
            case Collection<?> several ->
                    several.stream()
                            .map(v -> v instanceof Map<?, ?> object ? object.get("method") : v)
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .toList();
            case null, default -> List.of();
        };
    }
}
