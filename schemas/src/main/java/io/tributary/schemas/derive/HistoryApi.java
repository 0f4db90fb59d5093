package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.json;
import static io.tributary.schemas.derive.OpenApiParts.list;
import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;
import static io.tributary.schemas.derive.OpenApiParts.ref;

import java.util.List;
import java.util.Map;

/// The history of rows, in the description of the queries.
final class HistoryApi {
    private static final Map<String, Object> ANY =
            map("description", "As documents spell it; null for none.");

    private HistoryApi() {}

    static Map<String, Object> path(String domain, String table, List<Object> common) {
        return map(
                "get",
                map(
                        "operationId", "history_%s_%s".formatted(domain, table),
                        "tags", List.of(domain),
                        "summary",
                                "What happened to one of %s, newest first; also to one that is gone."
                                        .formatted(table.replace('_', ' ')),
                        "parameters",
                                list(
                                        common,
                                        ref("parameters", "id"),
                                        ref("parameters", "limit"),
                                        ref("parameters", "cursor")),
                        "responses",
                                OpenApiParts.responses(
                                        "200",
                                        map(
                                                "description",
                                                "A page.",
                                                "content",
                                                json(ref("schemas", "History"))))));
    }

    static Map<String, Object> schemas() {
        return map("History", page(), "HistoryEntry", entry());
    }

    private static Map<String, Object> page() {
        return object(
                map(
                        "items",
                        map("type", "array", "items", ref("schemas", "HistoryEntry")),
                        "next_cursor",
                        map("type", List.of("string", "null")),
                        "freshness",
                        ref("schemas", "Freshness")),
                List.of("items", "next_cursor", "freshness"));
    }

    private static Map<String, Object> entry() {
        Map<String, Object> change =
                object(map("before", ANY, "after", ANY), List.of("before", "after"));
        Map<String, Object> properties =
                map(
                        "id", described("uuid", "Of the entry in the journal."),
                        "occurred_at", described("date-time", "When its transaction began."),
                        "actor",
                                described(
                                        null,
                                        "Id of the user, or `database:<role>` of a writer outside of the command API."),
                        "command", described(null, "Full name of the command, or `external`."),
                        "operation",
                                map(
                                        "type",
                                        "string",
                                        "enum",
                                        List.of("create", "update", "delete")),
                        "version",
                                map(
                                        "type",
                                        "integer",
                                        "description",
                                        "The row's from then on; of a removal, its last."),
                        "changes",
                                map(
                                        "type",
                                        "object",
                                        "description",
                                        "By field, its value before and after; of fields that changed only.",
                                        "additionalProperties",
                                        change));
        return object(properties, List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> described(
            @org.jspecify.annotations.Nullable String format, String description) {
        Map<String, Object> described = map("type", "string", "description", description);
        if (format != null) {
            described.put("format", format);
        }
        return described;
    }
}
