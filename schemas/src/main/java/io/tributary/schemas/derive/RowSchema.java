package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// The Avro schema of a row in its change topic: flat, every column by its name.
///
/// Enums are plain strings, so that a new symbol is no new schema. A field with a default in the
/// IDL has it here too, which makes its addition compatible in both directions.
public final class RowSchema {
    private RowSchema() {}

    /// Named `io.tributary.<domain>.<Record>`.
    public static Schema avroFor(Entity entity) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Column column : Columns.of(entity)) {
            fields.add(fieldOf(column, entity.findField(column.name())));
        }
        Schema schema =
                Schema.createRecord(
                        entity.name(),
                        entity.documentation().isEmpty() ? null : entity.documentation(),
                        "io.tributary." + entity.domain(),
                        false,
                        fields);
        // As every reader of the registry gets it, so that equal schemas are equal objects.
        return new Schema.Parser().parse(schema.toString());
    }

    private static Schema.Field fieldOf(Column column, Optional<EntityField> field) {
        Schema type = typeOf(column.type());
        String doc = field.map(EntityField::documentation).filter(d -> !d.isEmpty()).orElse(null);
        if (!column.required()) {
            Schema union = Schema.createUnion(Schema.create(Schema.Type.NULL), type);
            return new Schema.Field(column.name(), union, doc, JsonProperties.NULL_VALUE);
        }
        return new Schema.Field(
                column.name(), type, doc, field.map(RowSchema::defaultOf).orElse(null));
    }

    private static Schema typeOf(FieldType type) {
        return switch (type) {
            case FieldType.Text text -> Schema.create(Schema.Type.STRING);
            case FieldType.Json json -> Schema.create(Schema.Type.STRING);
            case FieldType.Choice choice -> Schema.create(Schema.Type.STRING);
            case FieldType.TextList list -> Schema.createArray(Schema.create(Schema.Type.STRING));
            case FieldType.Whole whole -> Schema.create(Schema.Type.INT);
            case FieldType.Long number -> Schema.create(Schema.Type.LONG);
            case FieldType.Truth truth -> Schema.create(Schema.Type.BOOLEAN);
            case FieldType.Uuid uuid ->
                    LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
            case FieldType.Day day ->
                    LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case FieldType.Instant instant ->
                    LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case FieldType.Decimal decimal ->
                    LogicalTypes.decimal(decimal.precision(), decimal.scale())
                            .addToSchema(Schema.create(Schema.Type.BYTES));
        };
    }

    private static @Nullable Object defaultOf(EntityField field) {
        Object value = field.defaultValue().orElse(null);
        if (value instanceof BigDecimal number && field.type() instanceof FieldType.Decimal type) {
            byte[] unscaled =
                    number.setScale(type.scale(), RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .toByteArray();
            return new String(unscaled, StandardCharsets.ISO_8859_1)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        return value;
    }
}
