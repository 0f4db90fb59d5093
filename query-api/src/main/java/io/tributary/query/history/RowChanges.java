package io.tributary.query.history;

import io.tributary.query.request.AsOf;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.derive.HistoryIndex;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What was done to one row, in the order of commits: its states can be told from it.
///
/// **A row changed when its `updated_at` says so**: of one row that never goes back, while a
/// transaction that began earlier may have changed it later. It was removed when the transaction
/// began that did so, or when it was last changed, whichever is later.
public final class RowChanges {
    private final List<Change> changes;

    /// @param occurred when the change's transaction began
    /// @param change with operation, version, and the fields that differ, before and after
    public record Change(Instant occurred, JsonNode change) {}

    /// @param changes from the row's creation on, oldest first
    public RowChanges(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    /// The row's columns that had a value, as the journal spells them; empty when there was no row
    /// or no such version.
    public Optional<Map<String, JsonNode>> at(AsOf wanted) {
        Map<String, JsonNode> row = null;
        Map<String, JsonNode> found = null;
        Instant changed = Instant.MIN;
        for (Change change : changes) {
            Map<String, JsonNode> next = applied(row, change.change());
            changed = changed(changed, next, change);
            switch (wanted) {
                case AsOf.Moment(Instant moment) -> {
                    if (changed.isAfter(moment)) {
                        return Optional.ofNullable(row);
                    }
                    found = next;
                }
                case AsOf.Version(long version) -> {
                    boolean begins = row == null;
                    if (next != null && version(next) == version) {
                        found = next;
                    } else if (begins) {
                        found = null;
                    }
                }
            }
            row = next;
        }
        return Optional.ofNullable(found);
    }

    /// An entry that creates a row begins a new one, whatever was before.
    private static @Nullable Map<String, JsonNode> applied(
            @Nullable Map<String, JsonNode> row, JsonNode change) {
        String operation = change.path(HistoryIndex.OPERATION).asString("");
        boolean creates = operation.equals("create");
        if (operation.equals("delete") || row == null && !creates) {
            return null;
        }
        Map<String, JsonNode> next = creates || row == null ? new HashMap<>() : new HashMap<>(row);
        next.keySet().removeAll(change.path(HistoryIndex.BEFORE).propertyNames());
        change.path(HistoryIndex.AFTER)
                .properties()
                .forEach(field -> next.put(field.getKey(), field.getValue()));
        return next;
    }

    private static Instant changed(
            Instant before, @Nullable Map<String, JsonNode> next, Change change) {
        JsonNode updated = next == null ? null : next.get(BaseColumns.UPDATED_AT);
        if (updated == null) {
            return change.occurred().isAfter(before) ? change.occurred() : before;
        }
        return OffsetDateTime.parse(updated.asString()).toInstant();
    }

    private static long version(Map<String, JsonNode> row) {
        JsonNode version = row.get(BaseColumns.VERSION);
        return version == null ? 0 : version.asLong();
    }
}
