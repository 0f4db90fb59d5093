package io.tributary.command.security;

import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import java.util.UUID;

/// Requests that are counted together.
///
/// @param organization of the address, whether or not there is such a one
/// @param user empty when the token did not say
record Refused(UUID organization, Optional<UUID> user, ErrorCode code) {

    /// Whether a refusal with the code is one to know of: a bad token, a missing right, too much,
    /// or what no well-behaved client sends.
    static boolean counts(ErrorCode code) {
        return code.status() == 401
                || code.status() == 403
                || code.status() == 429
                || code.code().startsWith("CMD-1");
    }

    /// As of `SecurityEventKind`.
    String kind() {
        return switch (code) {
            case COMMAND_UNAUTHENTICATED -> "bad_token";
            case COMMAND_NOT_A_MEMBER -> "foreign_organization";
            default ->
                    switch (code.status()) {
                        case 403 -> "access_denied";
                        case 429 -> "limit_reached";
                        default -> "other";
                    };
        };
    }

    /// As of `Severity`.
    String severity() {
        return switch (kind()) {
            case "foreign_organization" -> "medium";
            case "bad_token", "access_denied" -> "low";
            default -> "info";
        };
    }
}
