package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.json;
import static io.tributary.schemas.derive.OpenApiParts.list;
import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.ref;

import java.util.List;
import java.util.Map;

/// Taking back what a command did, in the description of the commands.
final class UndoApi {
    private UndoApi() {}

    static Map<String, Object> path() {
        return map(
                "post",
                map(
                        "operationId",
                        "undo",
                        "tags",
                        List.of("batches"),
                        "summary",
                        "Takes back what was committed together with a journal entry.",
                        "description",
                        "Created rows are deleted, deleted ones made anew, others set back; for those who may send the generic commands that would do so. Refused when a row has changed since.",
                        "parameters",
                        list(
                                List.of(ref("parameters", OpenApiParts.ORGANIZATION)),
                                entry(),
                                ref("parameters", "idempotency_key")),
                        "responses",
                        OpenApiParts.responses(
                                "200",
                                map(
                                        "description",
                                        "All of it is taken back.",
                                        "headers",
                                        map("Tributary-Token", ref("headers", "token")),
                                        "content",
                                        json(ref("schemas", "AcceptedBatch"))))));
    }

    private static Map<String, Object> entry() {
        return map(
                "name",
                "entry",
                "in",
                "path",
                "description",
                "`id` of an item of a row's history.",
                "required",
                true,
                "schema",
                map("type", "string", "format", "uuid"));
    }
}
