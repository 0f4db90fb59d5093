package io.tributary.schemas.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Whether a value written in the IDL is one that a field can hold.
final class ValueForm {
    private ValueForm() {}

    /// As {@link #fits}; an empty optional fits a field that may be empty.
    static boolean fitsOrEmpties(Object value, EntityField field) {
        return value instanceof Optional<?> ? !field.required() : fits(value, field);
    }

    static boolean fits(Object value, EntityField field) {
        return switch (field.type()) {
            case FieldType.Text text ->
                    value instanceof String s
                            && s.codePointCount(0, s.length()) >= text.minLength()
                            && s.codePointCount(0, s.length()) <= text.maxLength();
            case FieldType.Json json -> value instanceof String s && s.length() <= json.maxLength();
            case FieldType.Choice choice ->
                    value instanceof String s && choice.symbols().contains(s);
            case FieldType.Truth truth -> value instanceof Boolean;
            case FieldType.Whole whole ->
                    value instanceof Integer i && whole.minimum() <= i && i <= whole.maximum();
            case FieldType.Long number ->
                    (value instanceof Integer || value instanceof Long)
                            && number.minimum() <= ((Number) value).longValue()
                            && ((Number) value).longValue() <= number.maximum();
            case FieldType.TextList list ->
                    value instanceof List<?> texts && texts.size() <= list.maxItems();
            case FieldType.Decimal decimal ->
                    value instanceof BigDecimal d
                            && d.scale() <= decimal.scale()
                            && d.precision() - d.scale() <= decimal.precision() - decimal.scale();
            case FieldType.Uuid uuid -> false;
            case FieldType.Day day -> false;
            case FieldType.Instant instant -> false;
        };
    }
}
