package io.tributary.command.tenancy;

import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// Says who sends a request about somebody's rows.
public final class Callers {
    private final Keys keys;

    public Callers(Keys keys) {
        this.keys = keys;
    }

    /// A key opens the rows of its own organization only.
    ///
    /// @throws CommandRejected for a key that the owner has not
    public Caller of(Authentication authentication, Owner owner) {
        return switch (authentication) {
            case JwtAuthenticationToken token -> Caller.of(token.getToken());
            case KeyFilter.Presented presented when owner.scope() == Scope.ORGANIZATION ->
                    keys.find(owner.id(), presented.key())
                            .map(id -> Caller.key(id, presented.key()))
                            .orElseThrow(Callers::refused);
            default -> throw refused();
        };
    }

    /// For rows that are a person's own: no key has any.
    ///
    /// @throws CommandRejected for a key
    public Caller person(Authentication authentication) {
        if (authentication instanceof JwtAuthenticationToken token) {
            return Caller.of(token.getToken());
        }
        throw refused();
    }

    /// Who runs the platform.
    ///
    /// @throws CommandRejected for everybody else
    public static Caller operator(Authentication authentication) {
        if (authentication instanceof JwtAuthenticationToken token) {
            Caller caller = Caller.of(token.getToken());
            if (caller.operator()) {
                return caller;
            }
        }
        throw new CommandRejected(
                Rejection.of(
                        ErrorCode.COMMAND_ROLE_TOO_WEAK,
                        "Expected a token of the platform's operators, but found another. Ask one of"
                                + " them."));
    }

    /// Who it is, if it is a person.
    public static Optional<UUID> personOf(Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token
                ? Optional.of(Caller.of(token.getToken()).user())
                : Optional.empty();
    }

    private static CommandRejected refused() {
        return new CommandRejected(
                Rejection.of(
                        ErrorCode.COMMAND_UNAUTHENTICATED,
                        "Expected a key of this organization that opens, but found another. Ask one of"
                                + " its admins for a new one."));
    }
}
