package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.IndexMapping.ordered;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.contract.TableName;
import java.util.LinkedHashMap;
import java.util.Map;

/// The read model of what happened to rows: one document per journal entry that changed any.
///
/// It is found by row and ordered by position; who did what is kept, not searched. **No caller's
/// visibility ever finds it**: it asks for {@link #READERS}, which is nobody's own, so that whoever
/// reads it must have looked at the row first.
public final class HistoryIndex {
    public static final String DOMAIN = "platform";
    public static final String NAME = "history";
    public static final String ALIAS = IndexName.alias(DOMAIN, NAME);

    /// The entry's version as a document: the order of commits.
    public static final String POSITION = "position";

    public static final String OCCURRED_AT = "occurred_at";
    public static final String ACTOR = "actor";
    public static final String COMMAND = "command";

    /// The rows that the entry changed, as {@link #row} spells them.
    public static final String ROWS = "rows";

    /// Those of them that the entry created: where the life of a row begins.
    public static final String CREATED = "created";

    /// By row: operation, version, and the fields that differ, before and after.
    public static final String CHANGES = "changes";

    public static final String OPERATION = "operation";
    public static final String BEFORE = "before";
    public static final String AFTER = "after";

    /// The only value of `visible_to`.
    public static final String READERS = "whoever sees the row";

    private static final Map<String, Object> KEYWORD = Map.of("type", "keyword");

    private HistoryIndex() {}

    /// `<domain>.<table>/<id>`
    public static String row(TableName table, Object id) {
        return table + "/" + id;
    }

    /// What the index is created with.
    public static Map<String, Object> mapping() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(BaseColumns.ORGANIZATION_ID, KEYWORD);
        properties.put(BaseColumns.ID, KEYWORD);
        properties.put(POSITION, Map.of("type", "long"));
        properties.put(OCCURRED_AT, kept(IndexMapping.instant()));
        properties.put(ACTOR, kept(KEYWORD));
        properties.put(COMMAND, kept(KEYWORD));
        properties.put(ROWS, KEYWORD);
        properties.put(CREATED, KEYWORD);
        properties.put(CHANGES, ordered("type", "object", "enabled", false));
        properties.put(IndexMapping.VISIBLE_TO, KEYWORD);
        return IndexMapping.indexOf(properties, Map.of());
    }

    private static Map<String, Object> kept(Map<String, Object> type) {
        Map<String, Object> kept = new LinkedHashMap<>(type);
        kept.put("index", false);
        kept.put("doc_values", false);
        return kept;
    }
}
