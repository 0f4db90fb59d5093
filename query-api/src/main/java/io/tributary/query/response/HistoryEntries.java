package io.tributary.query.response;

import io.tributary.query.history.HistorySource;
import io.tributary.query.request.FieldMoments;
import io.tributary.query.request.HistoryRequest;
import io.tributary.query.request.PageCursor;
import io.tributary.query.search.Hit;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.HistoryIndex;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Tells a row's history, newest first. Of an entry that changed many rows nothing is told but what
/// it did to this one; fields are told as documents spell them.
public final class HistoryEntries {
    private HistoryEntries() {}

    /// @param hits one more than the page holds, when there is a next page
    public static Map<String, Object> body(HistoryRequest request, List<Hit> hits) {
        List<Hit> page = hits.stream().limit(request.limit()).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", page.stream().map(hit -> entry(request, hit.document())).toList());
        body.put("next_cursor", hits.size() > page.size() ? cursor(request, page) : null);
        return body;
    }

    /// A row as documents spell it.
    ///
    /// @param values by column, as the journal spells them; none for an empty one
    public static Map<String, Object> row(HistorySource source, Map<String, JsonNode> values) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Column column : Columns.of(source.entity())) {
            row.put(
                    column.name(),
                    shown(column, values.getOrDefault(column.name(), MissingNode.getInstance())));
        }
        return row;
    }

    private static Map<String, Object> entry(HistoryRequest request, JsonNode document) {
        JsonNode change = document.path(HistoryIndex.CHANGES).path(request.row());
        Map<String, Object> entry = new LinkedHashMap<>();
        copy(document, BaseColumns.ID, entry);
        copy(document, HistoryIndex.OCCURRED_AT, entry);
        copy(document, HistoryIndex.ACTOR, entry);
        copy(document, HistoryIndex.COMMAND, entry);
        copy(change, HistoryIndex.OPERATION, entry);
        copy(change, BaseColumns.VERSION, entry);
        entry.put(HistoryIndex.CHANGES, changes(request.source().fields(), change));
        return entry;
    }

    private static void copy(JsonNode from, String field, Map<String, Object> into) {
        into.put(field, from.path(field));
    }

    private static Map<String, Object> changes(List<Column> fields, JsonNode change) {
        JsonNode before = change.path(HistoryIndex.BEFORE);
        JsonNode after = change.path(HistoryIndex.AFTER);
        Map<String, Object> changes = new LinkedHashMap<>();
        for (Column field : fields) {
            if (before.has(field.name()) || after.has(field.name())) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                values.put(HistoryIndex.BEFORE, shown(field, before.path(field.name())));
                values.put(HistoryIndex.AFTER, shown(field, after.path(field.name())));
                changes.put(field.name(), values);
            }
        }
        return changes;
    }

    /// The journal has values as Postgres spells them.
    private static @Nullable Object shown(Column field, JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        return field.type() instanceof FieldType.Instant && value.isString()
                ? moment(value.asString())
                : value;
    }

    private static String moment(String text) {
        try {
            return FieldMoments.text(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException beyondTheCalendar) {
            // Such as infinity, which only another application can have written.
            return text;
        }
    }

    private static String cursor(HistoryRequest request, List<Hit> page) {
        List<?> sort = page.getLast().sort();
        return new PageCursor(request.list(), sort.getFirst(), String.valueOf(sort.getLast()))
                .encode();
    }
}
