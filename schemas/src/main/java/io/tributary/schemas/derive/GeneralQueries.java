package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.json;
import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;
import static io.tributary.schemas.derive.OpenApiParts.ref;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The queries that every installation has, whatever its domains: who the caller is, what is
/// offered, how far the pipeline is.
final class GeneralQueries {
    private static final Map<String, Object> TEXT = map("type", "string");
    private static final Map<String, Object> FEED =
            map(
                    "name", "id",
                    "in", "path",
                    "required", true,
                    "description", "The row that asks for the feed.",
                    "schema", map("type", "string", "format", "uuid"));
    private static final Map<String, Object> MAYBE_WHOLE = map("type", List.of("integer", "null"));

    private GeneralQueries() {}

    static Map<String, Object> paths() {
        return map(
                "/v1/me",
                get(
                        "me",
                        "The caller and the organizations it belongs to, latest joined first.",
                        false,
                        "Me"),
                "/v1/catalog",
                get(
                        "founding",
                        "What somebody may send who is in no organization, and about their own rows.",
                        false,
                        "Founding"),
                QueryApi.BASE + "/catalog",
                get(
                        "catalog",
                        "What the caller may ask and send, and nothing else.",
                        true,
                        "Offer"),
                QueryApi.BASE + "/pipeline",
                get("pipeline", "How far each of the seven stations is.", true, "Pipeline"),
                QueryApi.BASE + "/freshness",
                get(
                        "freshness",
                        "How fresh each read model is for the organization.",
                        true,
                        "FreshnessByReadModel"),
                QueryApi.BASE + "/feeds/{id}",
                get(
                        "feed",
                        "How a Kafka client logs in to a feed that the organization asked for; for admins.",
                        List.of(ref("parameters", OpenApiParts.ORGANIZATION), FEED),
                        "FeedLogin"));
    }

    static Map<String, Object> schemas() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put("Freshness", freshness());
        schemas.put("Organization", organization());
        schemas.put("Me", me());
        schemas.put(
                "Founding",
                object(
                        map(
                                "founding", list(map("type", "object")),
                                "joining", list(map("type", "object")),
                                "own", list(map("type", "object"))),
                        List.of("founding", "joining", "own")));
        schemas.put("Offer", offer());
        schemas.put("Pipeline", pipeline());
        schemas.put(
                "FreshnessByReadModel", object(byReadModel(), List.of("read_models", "freshness")));
        schemas.put("FeedLogin", feedLogin());
        return schemas;
    }

    private static Map<String, Object> feedLogin() {
        return object(
                map(
                        "topic", TEXT,
                        "mechanism", TEXT,
                        "username", TEXT,
                        "password", TEXT,
                        "groups",
                                map(
                                        "type",
                                        "string",
                                        "description",
                                        "What the names of consumer groups must begin with.")),
                List.of("topic", "mechanism", "username", "password", "groups"));
    }

    private static Map<String, Object> get(
            String operation, String summary, boolean inOrganization, String answer) {
        return get(
                operation,
                summary,
                inOrganization ? List.of(ref("parameters", OpenApiParts.ORGANIZATION)) : List.of(),
                answer);
    }

    private static Map<String, Object> get(
            String operation, String summary, List<Object> parameters, String answer) {
        return map(
                "get",
                map(
                        "operationId",
                        operation,
                        "tags",
                        List.of("general"),
                        "summary",
                        summary,
                        "parameters",
                        parameters,
                        "responses",
                        OpenApiParts.responses(
                                "200",
                                map(
                                        "description",
                                        "The answer.",
                                        "content",
                                        json(ref("schemas", answer))))));
    }

    private static Map<String, Object> organization() {
        return object(
                map(
                        "id", map("type", "string", "format", "uuid"),
                        "name", TEXT,
                        "slug", TEXT,
                        "status", TEXT,
                        "role", TEXT,
                        "joined_at", map("type", "string", "format", "date-time")),
                List.of("id", "name", "slug", "status", "role"));
    }

    private static Map<String, Object> me() {
        return object(
                map(
                        "user",
                        map("type", "string", "format", "uuid"),
                        "current",
                        map("oneOf", List.of(ref("schemas", "Organization"), map("type", "null"))),
                        "organizations",
                        list(ref("schemas", "Organization")),
                        "freshness",
                        ref("schemas", "Freshness")),
                List.of("user", "organizations"));
    }

    private static Map<String, Object> offer() {
        return object(
                map(
                        "role", TEXT,
                        "features", list(TEXT),
                        "switched_off", list(TEXT),
                        "people",
                                object(
                                        map("domain", TEXT, "collection", TEXT, "field", TEXT),
                                        List.of("domain", "collection", "field")),
                        "domains", list(map("type", "object"))),
                List.of("role", "features", "switched_off", "people", "domains"));
    }

    private static Map<String, Object> pipeline() {
        Map<String, Object> station =
                object(
                        map(
                                "station", TEXT,
                                "lag_ms", MAYBE_WHOLE,
                                "changes_per_minute", map("type", "number")),
                        List.of("station", "lag_ms"));
        Map<String, Object> properties = map("stations", list(station));
        properties.putAll(byReadModel());
        return object(properties, List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> byReadModel() {
        return map(
                "read_models",
                map("type", "object", "additionalProperties", ref("schemas", "Freshness")),
                "freshness",
                ref("schemas", "Freshness"));
    }

    private static Map<String, Object> freshness() {
        return object(
                map(
                        "applied_commit_time",
                        map(
                                "type",
                                List.of("string", "null"),
                                "description",
                                "Everything committed until then is in the answer."),
                        "lag_ms",
                        MAYBE_WHOLE),
                List.of("applied_commit_time", "lag_ms"));
    }

    private static Map<String, Object> list(Map<String, Object> item) {
        return map("type", "array", "items", item);
    }
}
