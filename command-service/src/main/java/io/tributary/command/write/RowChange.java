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

    private static final String CREATE = "create";

    /// As an element of the journal's `changes`. The parts are JSON already.
    String json() {
        return "{\"table\":\"%s\",\"id\":\"%s\",\"operation\":\"%s\",\"before\":%s,\"after\":%s}"
                .formatted(table, id, operation, before, after);
    }

    /// This change and one of the same row before it, as one.
    RowChange since(RowChange first) {
        boolean created = first.operation().equals(CREATE) && after != null;
        return new RowChange(
                table, id, version, created ? CREATE : operation, first.before(), after);
    }

    boolean creates() {
        return operation.equals(CREATE);
    }

    int length() {
        return (before == null ? 0 : before.length()) + (after == null ? 0 : after.length());
    }
}
