package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.contract.FormulaGuard;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A field's value as a cell of a CSV file, and back: what an export writes, an import reads.
///
/// No value is an empty cell, an empty text a quoted one. Texts, lists and JSON are kept from being
/// formulas ({@link FormulaGuard}); numbers cannot be any, so that a spreadsheet still counts them.
public final class CsvCell {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,30}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CsvCell() {}

    /// @param value as a document holds it: JSON as a text or as itself
    /// @return null for no value
    public static @Nullable String write(FieldType type, @Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        return switch (type) {
            case FieldType.Text _, FieldType.Json _, FieldType.TextList _ ->
                    FormulaGuard.guarded(text(value));
            case FieldType.Decimal _ ->
                    value.isNumber() ? value.decimalValue().toPlainString() : text(value);
            case FieldType.Whole _,
                    FieldType.Long _,
                    FieldType.Truth _,
                    FieldType.Uuid _,
                    FieldType.Day _,
                    FieldType.Instant _,
                    FieldType.Choice _ ->
                    text(value);
        };
    }

    /// The JSON that a command takes; a text where the cell is none of the type, which the
    /// command's own check refuses with its reason.
    ///
    /// @return empty when the cell must hold JSON and does not
    public static Optional<JsonNode> read(FieldType type, String cell) {
        return switch (type) {
            case FieldType.Text _ -> Optional.of(NODES.stringNode(FormulaGuard.plain(cell)));
            case FieldType.Json _, FieldType.TextList _ -> json(FormulaGuard.plain(cell));
            case FieldType.Whole _, FieldType.Long _ -> Optional.of(number(cell));
            case FieldType.Truth _ -> Optional.of(truth(cell));
            case FieldType.Decimal _,
                    FieldType.Uuid _,
                    FieldType.Day _,
                    FieldType.Instant _,
                    FieldType.Choice _ ->
                    Optional.of(NODES.stringNode(cell));
        };
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static JsonNode number(String cell) {
        return WHOLE.matcher(cell).matches()
                ? NODES.numberNode(new BigInteger(cell))
                : NODES.stringNode(cell);
    }

    /// Spreadsheets write them in capitals.
    private static JsonNode truth(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            default -> NODES.stringNode(cell);
        };
    }

    private static Optional<JsonNode> json(String cell) {
        try {
            JsonNode value = JSON.readTree(cell);
            return value.isMissingNode() ? Optional.empty() : Optional.of(value);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
