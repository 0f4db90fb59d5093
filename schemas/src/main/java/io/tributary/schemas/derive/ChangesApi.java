package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;
import static io.tributary.schemas.derive.OpenApiParts.query;
import static io.tributary.schemas.derive.OpenApiParts.ref;

import java.util.List;
import java.util.Map;

/// The stream of an organization's changes, as OpenAPI describes it.
final class ChangesApi {
    static final String SCHEMA = "Transaction";

    private ChangesApi() {}

    static Map<String, Object> operation() {
        Map<String, Object> text = map("type", "string");
        return map(
                "operationId",
                "changes",
                "tags",
                List.of("general"),
                "summary",
                "Follows what changes in the organization, as server-sent events.",
                "description",
                "Events `transaction` hold what the caller may see of one transaction, in commit order, each once; the stream ends with an event `problem`. The id of an event is a position: connect again with it and nothing is missing and nothing comes twice. 410 (`QRY-302`): ask for the documents again and begin behind their `Tributary-Changes-After`.",
                "parameters",
                List.of(
                        ref("parameters", OpenApiParts.ORGANIZATION),
                        ref("parameters", "token"),
                        query("domain", "Only this domain.", text),
                        query("entity", "Only this collection of the domain.", text),
                        query(
                                "after",
                                "Positions with commas between them; the stream begins behind the earliest. By default now.",
                                text),
                        OpenApiParts.header(
                                "Last-Event-ID", "The last event the caller has had.", text)),
                "responses",
                OpenApiParts.responses(
                        "200",
                        map(
                                "description",
                                "The stream. `data` of an event `transaction` is as the schema says.",
                                "content",
                                map("text/event-stream", map("schema", ref("schemas", SCHEMA))))));
    }

    static Map<String, Object> schema() {
        Map<String, Object> text = map("type", "string");
        Map<String, Object> change =
                object(
                        map(
                                "domain",
                                text,
                                "entity",
                                text,
                                "id",
                                map("type", "string", "format", "uuid"),
                                "operation",
                                map(
                                        "type",
                                        "string",
                                        "enum",
                                        List.of("create", "update", "removed")),
                                "version",
                                map("type", "integer"),
                                "row",
                                map("type", "object", "description", "As the document has it.")),
                        List.of("domain", "entity", "id", "operation"));
        return object(
                map(
                        "transaction",
                        text,
                        "committed_at",
                        map("type", "string", "format", "date-time"),
                        "more",
                        map(
                                "type",
                                "boolean",
                                "description",
                                "Whether other changes of the transaction follow in another event."),
                        "changes",
                        map("type", "array", "items", change)),
                List.of("transaction", "committed_at", "more", "changes"));
    }
}
