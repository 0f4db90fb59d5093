package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON Schema (2020-12) of a command's body, from which forms and documentation are made.
public final class CommandContract {
    private CommandContract() {}

    public static Map<String, Object> jsonSchemaFor(CommandDefinition command) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> id = typed("string", "format", "uuid");
        if (command.findsRow()) {
            allowNull(id);
        }
        properties.put(BaseColumns.ID, id);
        command.fields().forEach(f -> properties.put(f.name(), propertyOf(f)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://tributary.dev/commands/" + command.name());
        schema.put("title", command.name());
        schema.put("description", command.documentation());
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", requiredOf(command));
        schema.put("additionalProperties", false);
        schema.put("x-least-role", command.role().spelling());
        return schema;
    }

    static List<String> requiredOf(CommandDefinition command) {
        List<String> required = new ArrayList<>();
        if (command.effect() != CommandDefinition.Effect.CREATE && !command.findsRow()) {
            required.add(BaseColumns.ID);
        }
        boolean partial = !command.named() && command.effect() != CommandDefinition.Effect.CREATE;
        command.fields().stream()
                .filter(f -> f.required() && f.defaultValue().isEmpty() && !partial)
                .map(EntityField::name)
                .forEach(required::add);
        return required;
    }

    static Map<String, Object> propertyOf(EntityField field) {
        Map<String, Object> property = new LinkedHashMap<>(typeOf(field));
        if (!field.required()) {
            allowNull(property);
        }
        if (!field.documentation().isEmpty()) {
            property.put("description", field.documentation());
        }
        field.example().ifPresent(e -> property.put("examples", List.of(e)));
        field.reference().ifPresent(r -> property.put("x-references", r.entity()));
        field.defaultValue()
                .ifPresent(
                        d ->
                                property.put(
                                        "default",
                                        d instanceof BigDecimal b ? b.toPlainString() : d));
        return property;
    }

    private static void allowNull(Map<String, Object> property) {
        List<Object> types = new ArrayList<>();
        if (property.get("type") instanceof List<?> several) {
            types.addAll(several);
        } else {
            types.add(String.valueOf(property.get("type")));
        }
        types.add("null");
        property.put("type", types);
        if (property.get("enum") instanceof List<?> symbols) {
            List<@Nullable Object> withNull = new ArrayList<>(symbols);
            withNull.add(null);
            property.put("enum", withNull);
        }
    }

    private static Map<String, Object> typeOf(EntityField field) {
        return switch (field.type()) {
            case FieldType.Text text -> textOf(field, text);
            case FieldType.Json json -> typed("string", "maxLength", json.maxLength());
            case FieldType.TextList list -> listOf(list);
            case FieldType.Whole whole -> between(whole.minimum(), whole.maximum());
            case FieldType.Long number -> between(number.minimum(), number.maximum());
            case FieldType.Decimal decimal -> decimalOf(decimal);
            case FieldType.Truth truth -> typed("boolean");
            case FieldType.Uuid uuid -> typed("string", "format", "uuid");
            case FieldType.Day day -> typed("string", "format", "date");
            case FieldType.Instant instant -> typed("string", "format", "date-time");
            case FieldType.Choice choice -> typed("string", "enum", choice.symbols());
        };
    }

    private static Map<String, Object> textOf(EntityField field, FieldType.Text text) {
        Map<String, Object> type = typed("string");
        type.put("minLength", text.minLength());
        type.put("maxLength", text.maxLength());
        field.pattern().ifPresent(p -> type.put("pattern", "^(?:" + p + ")$"));
        field.format().ifPresent(f -> type.put("format", f.equals("url") ? "uri" : f));
        return type;
    }

    private static Map<String, Object> listOf(FieldType.TextList list) {
        Map<String, Object> type = typed("array", "maxItems", list.maxItems());
        type.put("items", typed("string", "maxLength", list.maxLength()));
        return type;
    }

    private static Map<String, Object> between(long minimum, long maximum) {
        Map<String, Object> type = typed("integer", "minimum", minimum);
        type.put("maximum", maximum);
        return type;
    }

    /// As text, so that no client rounds it; a JSON number is accepted too.
    private static Map<String, Object> decimalOf(FieldType.Decimal decimal) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("type", List.of("string", "number"));
        type.put(
                "pattern",
                "^-?\\d{1,%d}(\\.\\d{1,%d})?$"
                        .formatted(
                                Math.max(1, decimal.precision() - decimal.scale()),
                                Math.max(1, decimal.scale())));
        return type;
    }

    private static Map<String, Object> typed(String type) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", type);
        return map;
    }

    private static Map<String, Object> typed(String type, String key, Object value) {
        Map<String, Object> map = typed(type);
        map.put(key, value);
        return map;
    }
}
