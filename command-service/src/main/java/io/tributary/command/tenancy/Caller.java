package io.tributary.command.tenancy;

import io.tributary.schemas.contract.SystemUser;
import java.util.Collection;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who sends a request, as the verified token says.
///
/// @param operator whether the token's claim `roles` has `platform`
public record Caller(UUID user, boolean operator) {
    /// Acts for the platform; let in without a membership.
    public static final Caller SYSTEM = new Caller(SystemUser.ID, false);

    private static final String OPERATOR = "platform";

    public static Caller of(Jwt token) {
        return new Caller(
                UUID.fromString(token.getSubject()),
                token.getClaims().get("roles") instanceof Collection<?> roles
                        && roles.contains(OPERATOR));
    }

    /// Whether it is the platform itself: {@link TokenVerification} lets nobody come as it.
    public boolean system() {
        return user.equals(SystemUser.ID);
    }
}
