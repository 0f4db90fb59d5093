package io.tributary.command.write;

import io.tributary.command.decision.Permission;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values that the statements' named parameters take.
final class GateParameters {
    private GateParameters() {}

    /// What entering and the gate need.
    static Map<String, @Nullable Object> of(CommandContext context, CommandDefinition definition) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("organization", context.organization());
        values.put("organization_text", context.organization().toString());
        values.put("actor", context.actor());
        values.put("actor_text", context.actor().toString());
        values.put("member", context.caller().member());
        values.put("operator", Boolean.toString(context.caller().operator()));
        values.put("command", context.command());
        values.put("context", context.json());
        values.put("traceparent", context.traceparent());
        values.put("key", context.idempotencyKey().orElse(null));
        values.put("request_hash", context.requestHash());
        values.put("multi_factor", Boolean.toString(context.caller().multiFactor()));
        values.put("issued_at", context.caller().issuedAt());
        values.put("key_hash", context.caller().keyHash().orElse(null));
        values.put("permission", definition.name());
        values.put("permissions", Permission.coveringCommand(definition.name()));
        values.put(
                "limits",
                Spending.isDue(context, definition)
                        ? Spending.of(definition, context.actor())
                        : null);
        values.put("roles", allowed(definition.role()));
        values.put("feature", definition.feature().orElse(null));
        return values;
    }

    /// The above, and the command's row.
    static Map<String, @Nullable Object> of(CommandContext context, ValidCommand command) {
        Map<String, @Nullable Object> values = of(context, command.definition());
        values.put("id", command.id());
        values.put("row", command.values().toString());
        values.put("expected_version", command.expectedVersion().orElse(null));
        values.put("reservations", Reservations.of(command.entity(), command.values()).toString());
        return values;
    }

    private static String[] allowed(Role minimum) {
        return Arrays.stream(Role.values())
                .filter(role -> role.atLeast(minimum))
                .map(Role::spelling)
                .toArray(String[]::new);
    }
}
