package io.tributary.command.write;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who sends what to which organization: what stamps every change of the transaction.
///
/// @param requestHash tells another request with the same idempotency key apart
public record CommandContext(
        UUID organization,
        UUID actor,
        String command,
        String traceparent,
        Optional<String> idempotencyKey,
        byte[] requestHash) {

    CommandContext ofCommand(String name) {
        return new CommandContext(
                organization, actor, name, traceparent, idempotencyKey, requestHash);
    }

    CommandContext withoutKey() {
        return new CommandContext(
                organization, actor, command, traceparent, Optional.empty(), requestHash);
    }

    /// The content of the logical message that the connector reads.
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("actor", actor.toString());
        json.put("command", command);
        json.put("traceparent", traceparent);
        idempotencyKey.ifPresent(key -> json.put("idempotency_key", key));
        return json.toString();
    }
}
