package io.tributary.schemas.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the descriptions of both HTTP APIs share: OpenAPI 3.1.
final class OpenApiParts {
    static final String PROBLEM = "Problem";
    static final String ORGANIZATION = "organization";

    private OpenApiParts() {}

    /// @param pairs key and value in turn
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    static Map<String, Object> ref(String kind, String name) {
        return map("$ref", "#/components/%s/%s".formatted(kind, name));
    }

    /// The document without paths and components.
    static Map<String, Object> document(String title, String description, List<String> tags) {
        return map(
                "openapi",
                "3.1.0",
                "info",
                map("title", title, "description", description, "version", "1"),
                "servers",
                List.of(map("url", "/", "description", "The service that gave this document")),
                "security",
                List.of(map("token", List.of())),
                "tags",
                tags.stream().map(t -> map("name", t)).toList());
    }

    /// Components that every document has, with others.
    static Map<String, Object> components(
            Map<String, Object> schemas, Map<String, Object> parameters) {
        Map<String, Object> allSchemas = new LinkedHashMap<>(schemas);
        allSchemas.put(PROBLEM, problem());
        Map<String, Object> allParameters = new LinkedHashMap<>(parameters);
        allParameters.put(
                ORGANIZATION,
                map(
                        "name",
                        ORGANIZATION,
                        "in",
                        "path",
                        "required",
                        true,
                        "description",
                        "Id of the organization.",
                        "schema",
                        map("type", "string", "format", "uuid")));
        return map(
                "securitySchemes",
                map(
                        "token",
                        map(
                                "type", "http",
                                "scheme", "bearer",
                                "bearerFormat", "JWT",
                                "description",
                                        "A token of the configured issuer; `sub` is the user's UUID.")),
                "parameters",
                allParameters,
                "responses",
                map(
                        PROBLEM,
                        map(
                                "description",
                                "A problem detail (RFC 9457). Decide by `code`; `errors` has every field error at once.",
                                "content",
                                map(
                                        "application/problem+json",
                                        map("schema", ref("schemas", PROBLEM))))),
                "schemas",
                allSchemas);
    }

    static Map<String, Object> header(String name, String description, Map<String, Object> schema) {
        return map("name", name, "in", "header", "description", description, "schema", schema);
    }

    static Map<String, Object> query(String name, String description, Map<String, Object> schema) {
        return map("name", name, "in", "query", "description", description, "schema", schema);
    }

    static Map<String, Object> json(Object schema) {
        return map("application/json", map("schema", schema));
    }

    /// The answers of an operation: the good one, and problems for all others.
    static Map<String, Object> responses(String status, Map<String, Object> good) {
        return map(status, good, "default", ref("responses", PROBLEM));
    }

    static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        return map("type", "object", "properties", properties, "required", required);
    }

    static List<Object> list(List<?> first, Object... more) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    private static Map<String, Object> limit() {
        return object(
                map(
                        "name", map("type", "string"),
                        "most", map("type", "integer"),
                        "seconds", map("type", "integer"),
                        "again_in_seconds", map("type", "integer")),
                List.of("name", "most", "seconds", "again_in_seconds"));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> error =
                object(
                        map(
                                "field", map("type", "string"),
                                "code", map("type", "string"),
                                "message", map("type", "string")),
                        List.of("field", "code", "message"));
        return object(
                map(
                        "type",
                                map(
                                        "type",
                                        "string",
                                        "format",
                                        "uri-reference",
                                        "description",
                                        "Leads to a page about the problem, at the service that answered."),
                        "title", map("type", "string"),
                        "status", map("type", "integer"),
                        "detail", map("type", "string"),
                        "code", map("type", "string", "examples", List.of("CMD-103", "QRY-102")),
                        "current_version", map("type", "integer"),
                        "limit", limit(),
                        "errors", map("type", "array", "items", error)),
                List.of("type", "title", "status", "detail", "code"));
    }
}
