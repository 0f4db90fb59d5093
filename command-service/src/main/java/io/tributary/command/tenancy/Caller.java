package io.tributary.command.tenancy;

import io.tributary.schemas.contract.PresentedKey;
import io.tributary.schemas.contract.SystemUser;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who sends a request: a person, as the verified token says, or an app by its key.
///
/// @param user the person's id, or the key's
/// @param operator whether the token's claim `roles` has `platform`
/// @param multiFactor whether the token shows more than one factor; see {@link TokenFactors}
/// @param issuedAt when the token was, in seconds since 1970; 0 when it does not say. Whoever is
///   signed out later is refused
/// @param keyHash SHA-256 of the key's secret in hexadecimal; empty for a person. It is what the
///   database checks, with every command anew
public record Caller(
        UUID user, boolean operator, boolean multiFactor, long issuedAt, Optional<String> keyHash) {
    /// Of who needs no token.
    public static final long ALWAYS = Long.MAX_VALUE;

    /// Acts for the platform; let in without a membership.
    public static final Caller SYSTEM =
            new Caller(SystemUser.ID, false, false, ALWAYS, Optional.empty());

    private static final String OPERATOR = "platform";

    public static Caller of(Jwt token) {
        return new Caller(
                UUID.fromString(token.getSubject()),
                TokenFactors.texts(token, "roles").contains(OPERATOR),
                TokenFactors.severalIn(token),
                token.getIssuedAt() == null ? 0 : token.getIssuedAt().getEpochSecond(),
                Optional.empty());
    }

    static Caller key(UUID id, PresentedKey presented) {
        return new Caller(id, false, false, ALWAYS, Optional.of(presented.hash()));
    }

    /// Who may send what is decided for each of them in another way.
    public enum Kind {
        PERSON,
        /// An app.
        KEY,
        /// The platform itself: {@link TokenVerification} lets nobody come as it.
        SYSTEM
    }

    /// As whom the policies of rows know the caller; an empty text for the platform itself, which
    /// acts as the whole organization.
    public String member() {
        return kind() == Kind.SYSTEM ? "" : user.toString();
    }

    public Kind kind() {
        if (keyHash.isPresent()) {
            return Kind.KEY;
        }
        return user.equals(SystemUser.ID) ? Kind.SYSTEM : Kind.PERSON;
    }
}
