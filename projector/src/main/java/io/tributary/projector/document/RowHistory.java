package io.tributary.projector.document;

import io.tributary.projector.intake.RowDecoder.NotARow;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.derive.HistoryIndex;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What one journal entry did to one row: how it stood before and after. What a transaction did to
/// it in between was never there for anybody.
///
/// @param before the whole row, or a node without fields when there was none
/// @param after likewise
record RowHistory(JsonNode before, JsonNode after) {

    /// By `<domain>.<table>/<id>`, in the order of the entry.
    ///
    /// @throws NotARow when an element is no change of a row
    static Map<String, RowHistory> byRow(JsonNode changes) {
        Map<String, RowHistory> rows = new LinkedHashMap<>();
        for (JsonNode change : changes) {
            JsonNode table = change.path("table");
            JsonNode id = change.path(BaseColumns.ID);
            if (!table.isString() || !id.isString()) {
                throw new NotARow("Expected a change with table and id, but found another.");
            }
            RowHistory step =
                    new RowHistory(
                            change.path(HistoryIndex.BEFORE), change.path(HistoryIndex.AFTER));
            rows.merge(table.asString() + "/" + id.asString(), step, RowHistory::then);
        }
        return rows;
    }

    /// A row that was removed and made anew under its id is another row.
    private RowHistory then(RowHistory next) {
        return next.creates() ? next : new RowHistory(before, next.after);
    }

    boolean creates() {
        return !before.isObject() && after.isObject();
    }

    /// Operation, version, and of both sides the fields that differ; no value counts like none.
    ObjectNode json(ObjectNode into) {
        into.put(HistoryIndex.OPERATION, operation());
        into.set(
                BaseColumns.VERSION, (after.isObject() ? after : before).path(BaseColumns.VERSION));
        ObjectNode was = into.putObject(HistoryIndex.BEFORE);
        ObjectNode is = into.putObject(HistoryIndex.AFTER);
        TreeSet<String> fields = new TreeSet<>(before.propertyNames());
        fields.addAll(after.propertyNames());
        for (String field : fields) {
            JsonNode one = before.path(field);
            JsonNode other = after.path(field);
            if (!sameAs(one, other)) {
                put(was, field, one);
                put(is, field, other);
            }
        }
        return into;
    }

    private String operation() {
        if (creates()) {
            return "create";
        }
        return after.isObject() ? "update" : "delete";
    }

    private static boolean sameAs(JsonNode one, JsonNode other) {
        return isNone(one) ? isNone(other) : one.equals(other);
    }

    private static boolean isNone(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void put(ObjectNode side, String field, JsonNode value) {
        if (!isNone(value)) {
            side.set(field, value);
        }
    }
}
