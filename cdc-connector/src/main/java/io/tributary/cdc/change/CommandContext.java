package io.tributary.cdc.change;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who caused the changes that follow in the same transaction, as the command's first statement
/// said.
record CommandContext(
        @Nullable String actor, @Nullable String command, @Nullable String traceparent) {
    static final String PREFIX = "tributary.context";

    /// For changes before any context, such as those of a snapshot.
    static final CommandContext UNKNOWN = new CommandContext(null, null, null);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static CommandContext parse(byte[] json) {
        JsonNode node = MAPPER.readTree(json);
        return new CommandContext(
                text(node, "actor"), text(node, "command"), text(node, "traceparent"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
