package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.map;

import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The JSON Schema (2020-12) of a document as queries show it.
final class DocumentSchema {
    private DocumentSchema() {}

    static Map<String, Object> of(Entity entity) {
        return described(entity, propertiesOf(entity));
    }

    /// The parent's document with the figures of its children.
    static Map<String, Object> of(Entity parent, EmbeddedModel model) {
        Map<String, Object> properties = propertiesOf(parent);
        for (EmbeddedModel.Figures figures : model.figures()) {
            Map<String, Object> measures = new LinkedHashMap<>();
            figures.measures().forEach(m -> measures.put(m.name(), map("type", "integer")));
            properties.put(figures.as(), object(measures));
        }
        return described(parent, properties);
    }

    private static Map<String, Object> described(Entity entity, Map<String, Object> properties) {
        Map<String, Object> schema = object(properties);
        if (!entity.documentation().isEmpty()) {
            schema.put("description", entity.documentation());
        }
        return schema;
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        return OpenApiParts.object(properties, List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> propertiesOf(Entity entity) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Column column : Columns.of(entity)) {
            Map<String, Object> property = typeOf(column.type());
            if (!column.required()) {
                property.put("type", List.of(property.getOrDefault("type", "string"), "null"));
            }
            entity.findField(column.name())
                    .map(EntityField::documentation)
                    .filter(d -> !d.isEmpty())
                    .ifPresent(d -> property.put("description", d));
            properties.put(column.name(), property);
        }
        return properties;
    }

    /// The type of one value.
    static Map<String, Object> typeOf(FieldType type) {
        return switch (type) {
            case FieldType.Text _, FieldType.Json _ -> map("type", "string");
            case FieldType.TextList _ -> map("type", "array", "items", map("type", "string"));
            case FieldType.Whole _, FieldType.Long _ -> map("type", "integer");
            case FieldType.Decimal _ -> map("type", "number");
            case FieldType.Truth _ -> map("type", "boolean");
            case FieldType.Uuid _ -> map("type", "string", "format", "uuid");
            case FieldType.Day _ -> map("type", "string", "format", "date");
            case FieldType.Instant _ -> map("type", "string", "format", "date-time");
            // A symbol may come with a later version: no closed list.
            case FieldType.Choice choice -> map("type", "string", "examples", choice.symbols());
        };
    }
}
