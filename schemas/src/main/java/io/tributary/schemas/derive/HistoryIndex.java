package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.IndexMapping.ordered;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.contract.TableName;
import java.util.LinkedHashMap;
import java.util.Map;

/// The read model of what happened: one document per journal entry of an organization.
///
/// It is found by row, actor, command, outcome and moment, and ordered by position. **No caller's
/// visibility ever finds it**: it asks for {@link #READERS}, which is nobody's own, so that whoever
/// reads it must have looked at the row first, or leave out every value.
public final class HistoryIndex {
    public static final String DOMAIN = "platform";
    public static final String NAME = "history";
    public static final String ALIAS = IndexName.alias(DOMAIN, NAME);

    /// The entry's version as a document: the order of commits.
    public static final String POSITION = "position";

    public static final String OCCURRED_AT = "occurred_at";
    public static final String ACTOR = "actor";
    public static final String COMMAND = "command";

    /// `accepted` or `refused`.
    public static final String OUTCOME = "outcome";

    /// Why it was refused, a code of problems; of an accepted entry none.
    public static final String CODE = "code";

    /// The tables of the rows that the entry changed, `<domain>.<table>`.
    public static final String TABLES = "tables";

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

    /// `<domain>.<table>` of a row that {@link #row} spells.
    public static String table(String row) {
        return row.substring(0, row.indexOf('/'));
    }

    /// What the index is created with.
    public static Map<String, Object> mapping() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(BaseColumns.ORGANIZATION_ID, KEYWORD);
        properties.put(BaseColumns.ID, KEYWORD);
        properties.put(POSITION, Map.of("type", "long"));
        properties.put(OCCURRED_AT, IndexMapping.instant());
        properties.put(ACTOR, KEYWORD);
        properties.put(COMMAND, KEYWORD);
        properties.put(OUTCOME, KEYWORD);
        properties.put(CODE, KEYWORD);
        properties.put(TABLES, KEYWORD);
        properties.put(ROWS, KEYWORD);
        properties.put(CREATED, KEYWORD);
        properties.put(CHANGES, ordered("type", "object", "enabled", false));
        properties.put(IndexMapping.VISIBLE_TO, KEYWORD);
        return IndexMapping.indexOf(properties, Map.of());
    }
}
