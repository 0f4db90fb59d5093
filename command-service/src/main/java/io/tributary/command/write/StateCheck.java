package io.tributary.command.write;

import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What {@link StateConditions} says in SQL, for a row that is locked and at hand.
final class StateCheck {
    private StateCheck() {}

    /// The refusal, `<code>` or `<code>:<field>`; empty when the command may go on.
    static Optional<String> refusal(ValidCommand command, ObjectNode row) {
        long version = row.get(BaseColumns.VERSION).longValue();
        if (command.expectedVersion().filter(expected -> expected != version).isPresent()) {
            return Optional.of(ErrorCode.COMMAND_STALE_VERSION.code());
        }
        return command.definition().when().entrySet().stream()
                .filter(when -> !when.getValue().contains(text(row.get(when.getKey()))))
                .map(when -> refused(when.getKey()))
                .findFirst()
                .or(
                        () ->
                                command.entity().fields().stream()
                                        .filter(field -> !allows(field, command, row))
                                        .map(field -> refused(field.name()))
                                        .findFirst());
    }

    private static boolean allows(EntityField field, ValidCommand command, ObjectNode row) {
        JsonNode wanted = command.values().get(field.name());
        if (field.transitions().isEmpty() || wanted == null || wanted.isNull()) {
            return true;
        }
        String from = text(row.get(field.name()));
        String to = text(wanted);
        return from.equals(to) || field.transitions().getOrDefault(from, List.of()).contains(to);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String refused(String field) {
        return ErrorCode.COMMAND_TRANSITION_REFUSED.code() + ":" + field;
    }
}
