package io.tributary.command.write;

import io.tributary.schemas.contract.TableName;
import org.jspecify.annotations.Nullable;

/// One row's change as the database tells it: JSON of the row before and after.
record RowChange(
        TableName table,
        String id,
        long version,
        String operation,
        @Nullable String before,
        @Nullable String after) {

    /// As an element of the journal's `changes`. The parts are JSON already.
    String json() {
        return "{\"table\":\"%s\",\"id\":\"%s\",\"operation\":\"%s\",\"before\":%s,\"after\":%s}"
                .formatted(table, id, operation, before, after);
    }

    int length() {
        return (before == null ? 0 : before.length()) + (after == null ? 0 : after.length());
    }
}
