package io.tributary.query.response;

import io.tributary.query.history.HistorySource;
import io.tributary.query.history.HistorySources;
import io.tributary.query.request.AuditRequest;
import io.tributary.query.request.PageCursor;
import io.tributary.query.search.Hit;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.derive.HistoryIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tells the audit log, newest first: who sent what when, what became of it, and the names of the
/// fields that changed. **No value of a row is told.** Nor is the id of a row that somebody else
/// changed and that not everybody of the caller's role sees, such as a message among participants.
public final class AuditEntries {
    /// A batch or an import names no more rows than these; the others are counted.
    static final int MOST_ROWS = 20;

    private final Tenant tenant;
    private final HistorySources sources;

    public AuditEntries(Tenant tenant, HistorySources sources) {
        this.tenant = tenant;
        this.sources = sources;
    }

    /// @param hits one more than the page holds, when there is a next page
    public Map<String, Object> body(AuditRequest request, List<Hit> hits) {
        List<Hit> page = hits.stream().limit(request.limit()).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", page.stream().map(hit -> entry(hit.document())).toList());
        body.put("next_cursor", hits.size() > page.size() ? cursor(request, page) : null);
        return body;
    }

    private Map<String, @Nullable Object> entry(JsonNode document) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        for (String field :
                List.of(
                        BaseColumns.ID,
                        HistoryIndex.OCCURRED_AT,
                        HistoryIndex.ACTOR,
                        HistoryIndex.COMMAND,
                        HistoryIndex.OUTCOME)) {
            entry.put(field, document.path(field));
        }
        JsonNode code = document.path(HistoryIndex.CODE);
        entry.put(HistoryIndex.CODE, code.isString() ? code : null);
        boolean own =
                document.path(HistoryIndex.ACTOR).asString("").equals(tenant.user().toString());
        JsonNode changes = document.path(HistoryIndex.CHANGES);
        entry.put(
                "rows",
                changes.properties().stream()
                        .limit(MOST_ROWS)
                        .map(change -> row(change.getKey(), change.getValue(), own))
                        .toList());
        entry.put("row_count", changes.size());
        return entry;
    }

    private Map<String, @Nullable Object> row(String name, JsonNode change, boolean own) {
        String table = HistoryIndex.table(name);
        int dot = table.indexOf('.');
        String domain = table.substring(0, Math.max(dot, 0));
        String collection = table.substring(dot + 1);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("domain", domain);
        row.put("collection", collection);
        row.put(
                BaseColumns.ID,
                own || seesRows(domain, collection) ? name.substring(table.length() + 1) : null);
        row.put(HistoryIndex.OPERATION, change.path(HistoryIndex.OPERATION));
        row.put(BaseColumns.VERSION, change.path(BaseColumns.VERSION));
        row.put("fields", fields(change));
        return row;
    }

    private boolean seesRows(String domain, String collection) {
        return sources.find(domain, collection)
                .flatMap(HistorySource::removed)
                .filter(tenant.role()::atLeast)
                .isPresent();
    }

    private static List<String> fields(JsonNode change) {
        TreeSet<String> fields = new TreeSet<>(change.path(HistoryIndex.BEFORE).propertyNames());
        fields.addAll(change.path(HistoryIndex.AFTER).propertyNames());
        fields.removeAll(BaseColumns.NAMES);
        return List.copyOf(fields);
    }

    private static String cursor(AuditRequest request, List<Hit> page) {
        List<?> sort = page.getLast().sort();
        return new PageCursor(request.list(), sort.getFirst(), String.valueOf(sort.getLast()))
                .encode();
    }
}
