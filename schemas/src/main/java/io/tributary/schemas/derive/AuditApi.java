package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.json;
import static io.tributary.schemas.derive.OpenApiParts.list;
import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;
import static io.tributary.schemas.derive.OpenApiParts.ref;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The audit log, in the description of the queries.
final class AuditApi {
    private static final Map<String, Object> MAYBE_TEXT = map("type", List.of("string", "null"));

    private AuditApi() {}

    static Map<String, Object> path() {
        List<Object> parameters = new ArrayList<>();
        parameters.add(ref("parameters", OpenApiParts.ORGANIZATION));
        parameters.addAll(
                List.of(
                        filter("actor", null, "Id of who sent it."),
                        filter("command", null, "Full name of the command."),
                        filter("command.prefix", null, "How the name of the command begins."),
                        filter("outcome", null, "`accepted` or `refused`."),
                        filter("entity", null, "`<domain>.<table>` of a changed row."),
                        filter("row", null, "`<domain>.<table>/<id>` of a changed row."),
                        filter("occurred_at.gte", "date-time", "Not before."),
                        filter("occurred_at.lt", "date-time", "Before.")));
        parameters.addAll(
                list(
                        List.of(ref("parameters", "limit"), ref("parameters", "cursor")),
                        ref("parameters", "token"),
                        ref("parameters", "wait")));
        return map(
                "get",
                map(
                        "operationId",
                        "audit",
                        "tags",
                        List.of("general"),
                        "summary",
                        "Who sent which command when and what became of it, newest first: the caller's own, for admins and owners all.",
                        "parameters",
                        parameters,
                        "responses",
                        OpenApiParts.responses(
                                "200",
                                map(
                                        "description",
                                        "A page.",
                                        "content",
                                        json(ref("schemas", "Audit"))))));
    }

    private static Map<String, Object> filter(
            String name, @Nullable String format, String description) {
        Map<String, Object> schema = map("type", "string");
        if (format != null) {
            schema.put("format", format);
        }
        return map("name", name, "in", "query", "description", description, "schema", schema);
    }

    static Map<String, Object> schemas() {
        return map("Audit", page(), "AuditEntry", entry(), "AuditedRow", row());
    }

    private static Map<String, Object> page() {
        return object(
                map(
                        "items",
                        map("type", "array", "items", ref("schemas", "AuditEntry")),
                        "next_cursor",
                        MAYBE_TEXT,
                        "freshness",
                        ref("schemas", "Freshness")),
                List.of("items", "next_cursor", "freshness"));
    }

    private static Map<String, Object> entry() {
        Map<String, Object> properties =
                map(
                        "id", text("Of the entry in the journal."),
                        "occurred_at", map("type", "string", "format", "date-time"),
                        "actor",
                                text(
                                        "Id of the person or key, or `database:<role>` of a writer outside of the command API."),
                        "command", text("Full name of the command, or `external`."),
                        "outcome", map("type", "string", "enum", List.of("accepted", "refused")),
                        "code", MAYBE_TEXT,
                        "rows",
                                map(
                                        "type",
                                        "array",
                                        "description",
                                        "What it changed, at most 20 rows.",
                                        "items",
                                        ref("schemas", "AuditedRow")),
                        "row_count", map("type", "integer"));
        return object(properties, List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> row() {
        Map<String, Object> properties =
                map(
                        "domain", map("type", "string"),
                        "collection", map("type", "string"),
                        "id", MAYBE_TEXT,
                        "operation",
                                map(
                                        "type",
                                        "string",
                                        "enum",
                                        List.of("create", "update", "delete")),
                        "version", map("type", "integer"),
                        "fields",
                                map(
                                        "type",
                                        "array",
                                        "description",
                                        "Names of the fields that changed; never their values.",
                                        "items",
                                        map("type", "string")));
        return object(properties, List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> text(String description) {
        return map("type", "string", "description", description);
    }
}
