package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import java.util.Optional;

/// One line of a `CREATE TABLE`, and what a value in it is checked for.
final class ColumnDefinition {
    private ColumnDefinition() {}

    /// Name, type, nullability and default.
    static String of(Entity entity, Column column) {
        StringBuilder line = new StringBuilder(SqlText.column(column.name()));
        line.append(' ').append(SqlText.type(column.type()));
        if (column.required()) {
            line.append(" NOT NULL");
        }
        defaultOf(entity, column).ifPresent(d -> line.append(" DEFAULT ").append(d));
        return line.toString();
    }

    /// The column's check constraint, when its type has bounds.
    static Optional<String> checkConstraint(Entity entity, EntityField field) {
        return check(field)
                .map(
                        c ->
                                "CONSTRAINT %s CHECK (%s)"
                                        .formatted(ConstraintName.check(entity, field.name()), c));
    }

    private static Optional<String> check(EntityField field) {
        String column = SqlText.column(field.name());
        return switch (field.type()) {
            case FieldType.Text text ->
                    Optional.of(
                            text.minLength() == 0
                                    ? "char_length(%s) <= %d".formatted(column, text.maxLength())
                                    : "char_length(%s) BETWEEN %d AND %d"
                                            .formatted(column, text.minLength(), text.maxLength()));
            case FieldType.Json json ->
                    Optional.of(
                            "char_length(%s) <= %d AND %s IS JSON"
                                    .formatted(column, json.maxLength(), column));
            case FieldType.TextList list ->
                    Optional.of(
                            "cardinality(%s) <= %d AND char_length(array_to_string(%s, '')) <= %d"
                                    .formatted(
                                            column,
                                            list.maxItems(),
                                            column,
                                            (long) list.maxItems() * list.maxLength()));
            case FieldType.Choice choice ->
                    Optional.of("%s IN (%s)".formatted(column, SqlText.literals(choice.symbols())));
            case FieldType.Whole whole ->
                    between(
                            column,
                            whole.minimum(),
                            whole.maximum(),
                            Integer.MIN_VALUE,
                            Integer.MAX_VALUE);
            case FieldType.Long number ->
                    between(
                            column,
                            number.minimum(),
                            number.maximum(),
                            Long.MIN_VALUE,
                            Long.MAX_VALUE);
            case FieldType.Decimal decimal -> Optional.empty();
            case FieldType.Truth truth -> Optional.empty();
            case FieldType.Uuid uuid -> Optional.empty();
            case FieldType.Day day -> Optional.empty();
            case FieldType.Instant instant -> Optional.empty();
        };
    }

    private static Optional<String> between(
            String column, long least, long most, long smallest, long largest) {
        if (least == smallest && most == largest) {
            return Optional.empty();
        }
        return Optional.of("%s BETWEEN %d AND %d".formatted(column, least, most));
    }

    private static Optional<String> defaultOf(Entity entity, Column column) {
        return switch (column.name()) {
            case BaseColumns.ID -> Optional.of("uuidv7()").filter(d -> !entity.singleton());
            case BaseColumns.VERSION -> Optional.of("1");
            case BaseColumns.CREATED_AT, BaseColumns.UPDATED_AT -> Optional.of("now()");
            default ->
                    entity.findField(column.name())
                            .flatMap(EntityField::defaultValue)
                            .map(SqlText::value);
        };
    }
}
