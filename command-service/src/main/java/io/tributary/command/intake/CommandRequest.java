package io.tributary.command.intake;

import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// One or many commands as they arrived, readable but not yet checked.
///
/// @param undone the journal entry that is to be taken back, instead of commands
/// @param batch answered with one result per command, or per row that was undone
/// @param requestHash tells requests with the same idempotency key apart
public record CommandRequest(
        Owner owner,
        Caller caller,
        List<Item> items,
        Optional<UUID> undone,
        boolean batch,
        Optional<String> idempotencyKey,
        byte[] requestHash,
        String traceparent) {

    public CommandRequest {
        items = List.copyOf(items);
    }

    /// @param expectedVersion of `If-Match`, or of `if_match` in a batch
    public record Item(String command, JsonNode body, Optional<Long> expectedVersion) {}
}
