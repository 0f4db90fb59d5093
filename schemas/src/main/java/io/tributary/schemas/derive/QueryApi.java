package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.json;
import static io.tributary.schemas.derive.OpenApiParts.list;
import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;
import static io.tributary.schemas.derive.OpenApiParts.query;
import static io.tributary.schemas.derive.OpenApiParts.ref;

import io.tributary.schemas.catalog.Dashboard;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The queries of the active domains as OpenAPI 3.1: documents of each table and embedded model,
/// and the dashboards.
public final class QueryApi {
    static final String BASE = "/v1/organizations/{organization}";
    private static final List<Object> COMMON =
            List.of(
                    ref("parameters", OpenApiParts.ORGANIZATION),
                    ref("parameters", "token"),
                    ref("parameters", "wait"));

    private static final List<Object> AS_OF = List.of(ref("parameters", "at"));

    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Map<String, Object> schemas = new LinkedHashMap<>();

    private QueryApi() {}

    public static Map<String, Object> of(DomainCatalog catalog) {
        return new QueryApi().document(catalog);
    }

    private Map<String, Object> document(DomainCatalog catalog) {
        paths.putAll(GeneralQueries.paths());
        paths.put(BASE + "/changes", map("get", ChangesApi.operation()));
        paths.put(BASE + "/audit", AuditApi.path());
        for (Domain domain : catalog.domains()) {
            domain.entities().forEach(entity -> add(domain, entity));
            domain.dashboards().forEach(this::add);
        }
        schemas.putAll(GeneralQueries.schemas());
        schemas.put(ChangesApi.SCHEMA, ChangesApi.schema());
        schemas.putAll(HistoryApi.schemas());
        schemas.putAll(AuditApi.schemas());
        Map<String, Object> document =
                OpenApiParts.document(
                        "Tributary queries",
                        "Documents and dashboards, milliseconds behind the commands. Each answer says how fresh it is; with a command's token it waits until that command is in it.",
                        list(
                                        List.of("general"),
                                        catalog.domains().stream().map(Domain::name).toArray())
                                .stream()
                                .map(String::valueOf)
                                .toList());
        document.put("paths", paths);
        document.put("components", OpenApiParts.components(schemas, parameters()));
        return document;
    }

    private void add(Domain domain, Entity entity) {
        if (entity.scope() != Scope.ORGANIZATION || entity.ephemeral()) {
            return;
        }
        add(
                domain,
                entity,
                entity.table().table(),
                entity.name(),
                DocumentSchema.of(entity),
                AS_OF);
        paths.put(
                "%s/exports/%s/%s".formatted(BASE, domain.name(), entity.word()),
                map("get", export(domain, entity)));
        paths.put(
                "%s/documents/%s/%s/{id}/history"
                        .formatted(BASE, domain.name(), entity.table().table()),
                HistoryApi.path(domain.name(), entity.table().table(), COMMON));
        for (EmbeddedModel model : entity.embedded()) {
            add(
                    domain,
                    entity,
                    model.name(),
                    name(model.name()),
                    DocumentSchema.of(entity, model),
                    List.of());
        }
    }

    private void add(
            Domain domain,
            Entity entity,
            String collection,
            String word,
            Map<String, Object> schema,
            List<Object> asOf) {
        String schemaName = name(domain.name()) + word;
        schemas.put(schemaName, schema);
        String path = "%s/documents/%s/%s".formatted(BASE, domain.name(), collection);
        List<Object> parameters = new ArrayList<>(COMMON);
        parameters.add(ref("parameters", "sort"));
        parameters.add(ref("parameters", "limit"));
        parameters.add(ref("parameters", "cursor"));
        if (entity.fields().stream().anyMatch(EntityField::searched)) {
            parameters.add(ref("parameters", "search"));
        }
        parameters.addAll(filters(entity));
        paths.put(
                path,
                map(
                        "get",
                        map(
                                "operationId", "list_%s_%s".formatted(domain.name(), collection),
                                "tags", List.of(domain.name()),
                                "summary", "Lists %s.".formatted(collection.replace('_', ' ')),
                                "parameters", parameters,
                                "responses",
                                        OpenApiParts.responses(
                                                "200",
                                                map(
                                                        "description",
                                                        "A page.",
                                                        "content",
                                                        json(page(ref("schemas", schemaName))))))));
        paths.put(
                path + "/{id}",
                map(
                        "get",
                        map(
                                "operationId", "get_%s_%s".formatted(domain.name(), collection),
                                "tags", List.of(domain.name()),
                                "summary",
                                        "One document of %s."
                                                .formatted(collection.replace('_', ' ')),
                                "parameters",
                                        list(list(COMMON, ref("parameters", "id")), asOf.toArray()),
                                "responses",
                                        OpenApiParts.responses(
                                                "200",
                                                map(
                                                        "description",
                                                        "The document.",
                                                        "content",
                                                        json(ref("schemas", schemaName)))))));
    }

    private static Map<String, Object> export(Domain domain, Entity entity) {
        List<Object> parameters = new ArrayList<>(COMMON);
        parameters.add(
                query(
                        "format",
                        "Of the file.",
                        map("type", "string", "enum", List.of("csv", "ndjson"), "default", "csv")));
        parameters.addAll(filters(entity));
        Map<String, Object> text = map("schema", map("type", "string"));
        return map(
                "operationId",
                "export_%s_%s".formatted(domain.name(), entity.word()),
                "tags",
                List.of(domain.name()),
                "summary",
                "Everything of it that the caller may see, as a file that can be imported.",
                "parameters",
                parameters,
                "responses",
                OpenApiParts.responses(
                        "200",
                        map(
                                "description",
                                "The file, in the order of ids. No text in CSV is a formula: an apostrophe stands before one.",
                                "content",
                                map("text/csv", text, "application/x-ndjson", text))));
    }

    private static List<Object> filters(Entity entity) {
        List<Object> filters = new ArrayList<>();
        for (Column column : Columns.of(entity)) {
            if (isFilter(column)) {
                filters.add(
                        query(
                                column.name(),
                                "Equal. Also with an operator: `%s`.".formatted(operators(column)),
                                DocumentSchema.typeOf(column.type())));
            }
        }
        return filters;
    }

    private void add(Dashboard dashboard) {
        List<Object> parameters = new ArrayList<>(COMMON);
        parameters.add(
                query(
                        "from",
                        "First day or moment; by default 30 days ago.",
                        map("type", "string")));
        parameters.add(
                query(
                        "to",
                        "Day or moment behind the last; by default now.",
                        map("type", "string")));
        parameters.add(
                query(
                        "time_zone",
                        "Zone of days and hours; by default UTC.",
                        map("type", "string")));
        Map<String, Object> widgets = map("type", "array", "items", map("type", "object"));
        paths.put(
                "%s/dashboards/%s/%s".formatted(BASE, dashboard.domain(), dashboard.name()),
                map(
                        "get",
                        map(
                                "operationId",
                                "dashboard_%s_%s".formatted(dashboard.domain(), dashboard.name()),
                                "tags",
                                List.of(dashboard.domain()),
                                "summary",
                                "The dashboard “%s”.".formatted(dashboard.title()),
                                "description",
                                "Widgets: "
                                        + String.join(
                                                ", ",
                                                dashboard.widgets().stream()
                                                        .map(Dashboard.Widget::name)
                                                        .toList())
                                        + ".",
                                "parameters",
                                parameters,
                                "responses",
                                OpenApiParts.responses(
                                        "200",
                                        map(
                                                "description",
                                                "The figures.",
                                                "content",
                                                json(
                                                        object(
                                                                map(
                                                                        "dashboard",
                                                                                map(
                                                                                        "type",
                                                                                        "string"),
                                                                        "title",
                                                                                map(
                                                                                        "type",
                                                                                        "string"),
                                                                        "from",
                                                                                map(
                                                                                        "type",
                                                                                        "string"),
                                                                        "to", map("type", "string"),
                                                                        "time_zone",
                                                                                map(
                                                                                        "type",
                                                                                        "string"),
                                                                        "widgets", widgets,
                                                                        "freshness",
                                                                                ref(
                                                                                        "schemas",
                                                                                        "Freshness")),
                                                                List.of(
                                                                        "dashboard",
                                                                        "widgets"))))))));
    }

    private static boolean isFilter(Column column) {
        return !(column.type() instanceof FieldType.Json)
                && !column.name().equals(io.tributary.schemas.catalog.BaseColumns.ORGANIZATION_ID);
    }

    private static String operators(Column column) {
        return switch (column.type()) {
            case FieldType.Text _ -> ".in`, `.prefix";
            case FieldType.Whole _,
                    FieldType.Long _,
                    FieldType.Decimal _,
                    FieldType.Day _,
                    FieldType.Instant _ ->
                    ".in`, `.gte`, `.gt`, `.lte`, `.lt";
            case FieldType.Json _,
                    FieldType.TextList _,
                    FieldType.Truth _,
                    FieldType.Uuid _,
                    FieldType.Choice _ ->
                    ".in";
        };
    }

    private static Map<String, Object> page(Map<String, Object> item) {
        return object(
                map(
                        "items", map("type", "array", "items", item),
                        "next_cursor", map("type", List.of("string", "null")),
                        "found",
                                map(
                                        "type",
                                        "object",
                                        "description",
                                        "With `search`: by id and field, parts of the text as HTML, the words between `<mark>` and `</mark>`.",
                                        "additionalProperties",
                                        map(
                                                "type",
                                                "object",
                                                "additionalProperties",
                                                map(
                                                        "type",
                                                        "array",
                                                        "items",
                                                        map("type", "string")))),
                        "freshness", ref("schemas", "Freshness")),
                List.of("items", "next_cursor", "freshness"));
    }

    private static Map<String, Object> parameters() {
        return map(
                "token",
                        OpenApiParts.header(
                                "Tributary-Token",
                                "Token of a command that must be in the answer.",
                                map("type", "string")),
                "wait",
                        OpenApiParts.header(
                                "Tributary-Wait",
                                "How long to wait for it, in milliseconds.",
                                map("type", "integer", "minimum", 0, "maximum", 10000)),
                "search",
                        query(
                                "search",
                                "Words that must all be found in the searched texts, the last one perhaps only its beginning; without `sort` the best fit comes first.",
                                map("type", "string", "maxLength", 200)),
                "sort",
                        query(
                                "sort",
                                "A field, with - before it for descending; by default `-created_at`.",
                                map("type", "string")),
                "limit",
                        query(
                                "limit",
                                "Most documents of a page.",
                                map(
                                        "type", "integer", "minimum", 1, "maximum", 100, "default",
                                        20)),
                "cursor",
                        query(
                                "cursor",
                                "`next_cursor` of the page before, with the same conditions and sort.",
                                map("type", "string")),
                "at",
                        query(
                                "at",
                                "A moment or a version: the row as it stood then. Without it, as it stands.",
                                map("type", "string")),
                "id",
                        map(
                                "name",
                                "id",
                                "in",
                                "path",
                                "required",
                                true,
                                "schema",
                                map("type", "string", "format", "uuid")));
    }

    private static String name(String snake) {
        StringBuilder name = new StringBuilder();
        for (String word : snake.split("_", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }
}
