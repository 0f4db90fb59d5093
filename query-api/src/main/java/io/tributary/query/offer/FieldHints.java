package io.tributary.query.offer;

import io.tributary.schemas.catalog.CommandDefinition;
import java.util.Map;

/// What a form has to know of a field beside its type: that its value is the SHA-256 of a secret
/// which the sender makes and shows once, or names what somebody may do.
final class FieldHints {
    /// How the secret is handed over; names in braces are fields, `organization`, and `origin` of
    /// the console.
    private static final String SECRET = "secret";

    private static final String RIGHTS = "rights";
    private static final Map<String, Object> KEY = Map.of(SECRET, "trb_{prefix}_{secret}");
    private static final Map<String, Object> LETTER =
            Map.of(SECRET, "{origin}/console/join#{organization}.{secret}");
    private static final Map<String, Object> NAMES = Map.of(RIGHTS, true);

    private static final Map<String, Map<String, Object>> BY_COMMAND =
            Map.of(
                    "identity.api_key.create", Map.of("key_hash", KEY, "scopes", NAMES),
                    "identity.api_key.rotate", Map.of("key_hash", KEY),
                    "identity.invitation.create", Map.of("token_hash", LETTER),
                    "identity.role.permit", Map.of("permissions", NAMES),
                    "identity.user_permission.create", Map.of("permission", NAMES));

    private FieldHints() {}

    static Map<String, Object> of(CommandDefinition command) {
        return BY_COMMAND.getOrDefault(command.name(), Map.of());
    }
}
