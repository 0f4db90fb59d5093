package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.json;
import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;

import io.tributary.schemas.catalog.Entity;
import java.util.List;
import java.util.Map;

/// Reading rows of scope `user`, in the description of the commands: they have no documents.
final class OwnRowsApi {
    private OwnRowsApi() {}

    static String address(Entity entity) {
        return "/v1/users/me/rows/%s/%s".formatted(entity.domain(), entity.table().table());
    }

    static Map<String, Object> path(Entity entity) {
        String table = entity.table().table();
        return map(
                "get",
                map(
                        "operationId", "own_%s_%s".formatted(entity.domain(), table),
                        "tags", List.of(entity.domain()),
                        "summary",
                                "The caller's own %s, newest first; at most 100."
                                        .formatted(table.replace('_', ' ')),
                        "parameters", List.of(),
                        "responses",
                                OpenApiParts.responses(
                                        "200",
                                        map(
                                                "description",
                                                "The rows.",
                                                "content",
                                                json(
                                                        object(
                                                                map(
                                                                        "items",
                                                                        map(
                                                                                "type",
                                                                                "array",
                                                                                "items",
                                                                                DocumentSchema.of(
                                                                                        entity))),
                                                                List.of("items")))))));
    }
}
