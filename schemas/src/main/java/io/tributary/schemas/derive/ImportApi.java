package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.json;
import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;
import static io.tributary.schemas.derive.OpenApiParts.query;
import static io.tributary.schemas.derive.OpenApiParts.ref;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The addresses of imports, which are the same for every entity.
final class ImportApi {
    private static final String IMPORTS = "/v1/organizations/{organization}/imports";
    private static final Map<String, Object> TEXT = map("type", "string");
    private static final Map<String, Object> WHOLE = map("type", "integer", "minimum", 0);
    private static final Map<String, Object> MOMENT = map("type", "string", "format", "date-time");

    private ImportApi() {}

    static Map<String, Object> paths() {
        Map<String, Object> state =
                map("description", "Its state.", "content", json(ref("schemas", "Import")));
        return map(
                IMPORTS + "/{domain}/{entity}",
                map("post", start()),
                IMPORTS + "/{id}",
                map(
                        "get",
                        one("import_state", "How an import stands.", state),
                        "delete",
                        one(
                                "import_cancel",
                                "Cancels an import between two batches; what is written stays.",
                                state)),
                IMPORTS + "/{id}/events",
                map(
                        "get",
                        one(
                                "import_events",
                                "Follows an import.",
                                map(
                                        "description",
                                        "The state as server-sent events: `progress` at every change, `end` as the last.",
                                        "content",
                                        map("text/event-stream", map("schema", TEXT))))),
                IMPORTS + "/{id}/refused",
                map(
                        "get",
                        one(
                                "import_refused",
                                "The refused records, in the format of the upload.",
                                map(
                                        "description",
                                        "The columns of the upload, and `line` and `reasons`; mended, it can be imported.",
                                        "content",
                                        files()))));
    }

    static Map<String, Object> schema() {
        Map<String, Object> properties =
                map(
                        "id", map("type", "string", "format", "uuid"),
                        "domain", TEXT,
                        "entity", TEXT,
                        "format", map("type", "string", "enum", List.of("csv", "ndjson")),
                        "existing", map("type", "string", "enum", List.of("skip", "update")),
                        "started_by", map("type", "string", "format", "uuid"),
                        "status",
                                map(
                                        "type",
                                        "string",
                                        "enum",
                                        List.of(
                                                "receiving",
                                                "waiting",
                                                "running",
                                                "finished",
                                                "cancelled",
                                                "failed")),
                        "bytes", WHOLE,
                        "bytes_done", WHOLE,
                        "rows", WHOLE,
                        "created", WHOLE,
                        "updated", WHOLE,
                        "skipped", WHOLE,
                        "refused", WHOLE,
                        "rows_per_second", WHOLE,
                        "created_at", MOMENT);
        List<String> required = List.copyOf(properties.keySet());
        properties.put("started_at", MOMENT);
        properties.put("ended_at", MOMENT);
        properties.put(
                "token",
                map(
                        "type",
                        "string",
                        "description",
                        "Of the last batch: who reads with it sees all."));
        properties.put(
                "problem", object(map("code", TEXT, "detail", TEXT), List.of("code", "detail")));
        return object(properties, required);
    }

    private static Map<String, Object> start() {
        List<Object> parameters = new ArrayList<>();
        parameters.add(ref("parameters", OpenApiParts.ORGANIZATION));
        parameters.add(inPath("domain", TEXT));
        parameters.add(
                inPath("entity", map("type", "string", "description", "As in its commands.")));
        parameters.add(
                query(
                        "existing",
                        "What becomes of a record whose `id` is there already.",
                        map(
                                "type",
                                "string",
                                "enum",
                                List.of("skip", "update"),
                                "default",
                                "skip")));
        return map(
                "operationId",
                "import_start",
                "tags",
                List.of("imports"),
                "summary",
                "Brings the rows of a file in, each by the same checks as a command.",
                "description",
                "Who may create the entity may import it. The file is kept whole before anything is written.",
                "parameters",
                parameters,
                "requestBody",
                map("required", true, "content", files()),
                "responses",
                OpenApiParts.responses(
                        "202",
                        map(
                                "description",
                                "The file is kept; it is imported from now on.",
                                "headers",
                                map(
                                        "Location",
                                        map("description", "Of its state.", "schema", TEXT)),
                                "content",
                                json(ref("schemas", "Import")))));
    }

    private static Map<String, Object> one(
            String operation, String summary, Map<String, Object> answer) {
        return map(
                "operationId",
                operation,
                "tags",
                List.of("imports"),
                "summary",
                summary,
                "parameters",
                List.of(
                        ref("parameters", OpenApiParts.ORGANIZATION),
                        inPath("id", map("type", "string", "format", "uuid"))),
                "responses",
                OpenApiParts.responses("200", answer));
    }

    private static Map<String, Object> files() {
        return map(
                "text/csv",
                map(
                        "schema",
                        map("type", "string", "description", "RFC 4180 with a header, in UTF-8.")),
                "application/x-ndjson",
                map("schema", map("type", "string", "description", "One JSON object a line.")));
    }

    private static Map<String, Object> inPath(String name, Map<String, Object> schema) {
        return map("name", name, "in", "path", "required", true, "schema", schema);
    }
}
