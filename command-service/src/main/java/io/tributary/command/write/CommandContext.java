package io.tributary.command.write;

import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who sends what about whose rows: what stamps every change of the transaction.
///
/// @param requestHash tells another request with the same idempotency key apart
public record CommandContext(
        Owner owner,
        Caller caller,
        String command,
        String traceparent,
        Optional<String> idempotencyKey,
        byte[] requestHash) {

    UUID organization() {
        return owner.organization();
    }

    UUID actor() {
        return caller.user();
    }

    CommandContext ofCommand(String name) {
        return new CommandContext(owner, caller, name, traceparent, idempotencyKey, requestHash);
    }

    /// The content of the logical message that the connector reads.
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("actor", actor().toString());
        json.put("command", command);
        json.put("traceparent", traceparent);
        idempotencyKey.ifPresent(key -> json.put("idempotency_key", key));
        return json.toString();
    }
}
