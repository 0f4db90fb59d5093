package io.tributary.command.imports;

import io.tributary.command.imports.record.Row;
import io.tributary.command.validation.TimeAndIdentityCheck;
import io.tributary.schemas.catalog.BaseColumns;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The id that a row brings.
final class RowId {
    private RowId() {}

    /// Empty when it brings none, or none that is an id.
    static Optional<UUID> of(Row row) {
        return row.body()
                .map(body -> body.path(BaseColumns.ID))
                .filter(JsonNode::isString)
                .flatMap(id -> TimeAndIdentityCheck.parseUuid(id.stringValue()));
    }
}
