package io.tributary.command.tenancy;

import java.util.Collection;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who sends a request, as the verified token says.
///
/// @param operator whether the token's claim `roles` has `platform`
public record Caller(UUID user, boolean operator) {
    private static final String OPERATOR = "platform";

    public static Caller of(Jwt token) {
        return new Caller(
                UUID.fromString(token.getSubject()),
                token.getClaims().get("roles") instanceof Collection<?> roles
                        && roles.contains(OPERATOR));
    }
}
