package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.json;
import static io.tributary.schemas.derive.OpenApiParts.list;
import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;
import static io.tributary.schemas.derive.OpenApiParts.query;
import static io.tributary.schemas.derive.OpenApiParts.ref;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an organization used, and what operators change of its limits, in the description of the
/// commands.
final class LimitApi {
    static final String TAG = "limits";

    private LimitApi() {}

    static Map<String, Object> paths() {
        return map(
                "/v1/organizations/{organization}/usage",
                map("get", usage()),
                "/v1/operator/organizations/{organization}/limits/{name}",
                map("put", change(), "delete", reset()));
    }

    static Map<String, Object> schemas() {
        Map<String, Object> hour =
                map(
                        "hour",
                        map("type", "string", "format", "date-time", "description", "Its start."));
        hour.putAll(
                counts(
                        "commands", "Accepted.",
                        "refusals", "Decided and refused.",
                        "limited", "Beyond a limit.",
                        "imported_rows", "Created or updated by imports."));
        return map(
                "Usage",
                object(
                        map("hours", map("type", "array", "items", object(hour, names(hour)))),
                        List.of("hours")),
                "Limit",
                limit());
    }

    private static Map<String, Object> usage() {
        return operation(
                "usage",
                "What an organization did, hour by hour.",
                "For those who may change the organization, and for operators. Hours in which it did nothing are left out.",
                list(
                        List.of(ref("parameters", OpenApiParts.ORGANIZATION)),
                        query("days", "How far back; 30 when left out.", whole(1, 400))),
                OpenApiParts.responses("200", answer("Its hours, in order.", "Usage")));
    }

    private static Map<String, Object> change() {
        return operation(
                "limit_change",
                "Changes a limit of an organization; under the id of zeros of all of them.",
                "For operators: the token's claim `roles` has `platform`. It holds a moment later.",
                list(
                        limited(),
                        required(
                                query(
                                        "most",
                                        "How often in any so many seconds. At most 1000, but for `commands` and `commands_of_user`.",
                                        whole(0, 100_000_000))),
                        required(query("seconds", "So many.", whole(1, 86_400)))),
                OpenApiParts.responses("200", answer("What holds now.", "Limit")));
    }

    private static Map<String, Object> reset() {
        return operation(
                "limit_reset",
                "Takes a change of a limit back.",
                "For operators. What the catalog or the settings say holds again.",
                limited(),
                OpenApiParts.responses("204", map("description", "It is taken back.")));
    }

    private static List<Object> limited() {
        return List.of(
                ref("parameters", OpenApiParts.ORGANIZATION),
                map(
                        "name",
                        "name",
                        "in",
                        "path",
                        "description",
                        "`commands`, `commands_of_user`, or a limit that a command's description names.",
                        "required",
                        true,
                        "schema",
                        map("type", "string")));
    }

    private static Map<String, Object> limit() {
        Map<String, Object> properties =
                map(
                        "organization",
                        map("type", "string", "format", "uuid"),
                        "name",
                        map("type", "string"));
        properties.putAll(counts("most", "How often.", "seconds", "In any so many."));
        return object(properties, names(properties));
    }

    private static Map<String, Object> counts(String... namesAndWords) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndWords.length; i += 2) {
            counts.put(
                    namesAndWords[i],
                    map("type", "integer", "minimum", 0, "description", namesAndWords[i + 1]));
        }
        return counts;
    }

    private static Map<String, Object> answer(String words, String schema) {
        return map("description", words, "content", json(ref("schemas", schema)));
    }

    private static List<String> names(Map<String, Object> properties) {
        return List.copyOf(properties.keySet());
    }

    private static Map<String, Object> required(Map<String, Object> parameter) {
        parameter.put("required", true);
        return parameter;
    }

    private static Map<String, Object> whole(int lowest, int highest) {
        return map("type", "integer", "minimum", lowest, "maximum", highest);
    }

    private static Map<String, Object> operation(
            String id,
            String summary,
            String description,
            List<Object> parameters,
            Map<String, Object> responses) {
        return map(
                "operationId", id,
                "tags", List.of(TAG),
                "summary", summary,
                "description", description,
                "parameters", parameters,
                "responses", responses);
    }
}
