package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values that a field accepts, for documentation: the same in every run.
public final class ExampleValue {
    private static final String UUID = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String WORDS = "Harbour at dawn, seen from the north pier";

    private ExampleValue() {}

    /// A body with all that the command needs, and nothing else.
    public static Map<String, Object> bodyOf(CommandDefinition command) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (String name : CommandContract.requiredOf(command)) {
            body.put(
                    name,
                    command.fields().stream()
                            .filter(f -> f.name().equals(name))
                            .findFirst()
                            .map(ExampleValue::of)
                            .orElse(UUID));
        }
        return body;
    }

    /// What the field's IDL gives as example, or something of its type.
    public static Object of(EntityField field) {
        if (field.example().isPresent()) {
            return field.example().get();
        }
        return field.defaultValue()
                .filter(d -> !(d instanceof BigDecimal))
                .orElseGet(() -> ofType(field));
    }

    private static Object ofType(EntityField field) {
        return switch (field.type()) {
            case FieldType.Text text ->
                    field.format().map(ExampleValue::ofFormat).orElse(fit(text));
            case FieldType.Json _ -> "{ }";
            case FieldType.TextList _ -> List.of();
            case FieldType.Whole whole -> Math.clamp(1, whole.minimum(), whole.maximum());
            case FieldType.Long number -> Math.clamp(1L, number.minimum(), number.maximum());
            case FieldType.Decimal decimal ->
                    BigDecimal.ONE.setScale(decimal.scale()).toPlainString();
            case FieldType.Truth _ -> true;
            case FieldType.Uuid _ -> UUID;
            case FieldType.Day _ -> "2026-11-21";
            case FieldType.Instant _ -> "2026-11-21T10:00:00.000Z";
            case FieldType.Choice choice -> choice.symbols().getFirst();
        };
    }

    private static String ofFormat(String format) {
        return switch (format) {
            case "email" -> "ada@example.org";
            case "e164" -> "+351210000000";
            case "url" -> "https://example.org/";
            case "slug" -> "north-harbour";
            case "time_zone" -> "Europe/Lisbon";
            case "locale" -> "pt-PT";
            case "currency" -> "EUR";
            default -> throw new IllegalArgumentException("No example for the format " + format);
        };
    }

    private static String fit(FieldType.Text text) {
        String enough = WORDS.repeat(1 + text.minLength() / WORDS.length());
        int longest = Math.max(text.minLength(), Math.min(text.maxLength(), WORDS.length()));
        return enough.substring(0, longest).strip();
    }
}
