package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Values and types in the spelling of Postgres.
final class SqlText {
    private SqlText() {}

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String literals(Collection<String> texts) {
        return texts.stream().map(SqlText::literal).collect(Collectors.joining(", "));
    }

    /// A default of the IDL.
    static String value(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case List<?> texts ->
                    texts.isEmpty()
                            ? "'{}'"
                            : "ARRAY["
                                    + literals(texts.stream().map(String::valueOf).toList())
                                    + "]";
            default -> literal(value.toString());
        };
    }

    static String type(FieldType type) {
        return switch (type) {
            case FieldType.Text text -> "text";
            case FieldType.Json json -> "text";
            case FieldType.Choice choice -> "text";
            case FieldType.TextList list -> "text[]";
            case FieldType.Whole whole -> "integer";
            case FieldType.Long number -> "bigint";
            case FieldType.Decimal decimal ->
                    "numeric(%d,%d)".formatted(decimal.precision(), decimal.scale());
            case FieldType.Truth truth -> "boolean";
            case FieldType.Uuid uuid -> "uuid";
            case FieldType.Day day -> "date";
            case FieldType.Instant instant -> "timestamptz(3)";
        };
    }

    /// Column names that are also words of SQL need quotes; all are quoted alike.
    static String columns(Collection<String> names) {
        return names.stream().map(SqlText::column).collect(Collectors.joining(", "));
    }

    static String column(String name) {
        return "\"" + name + "\"";
    }
}
