package io.tributary.projector.verify;

import io.tributary.schemas.catalog.FieldType;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A value of a document as the text by which rows and documents are compared and hashed; the
/// counterpart of {@link io.tributary.schemas.derive.ContentHash#textOf}.
final class DocumentText {
    static final String NULL = "\\N";
    private static final String BETWEEN_ITEMS = "\u001e";

    private DocumentText() {}

    /// A value that is not of its type is given back as it stands, so that it differs.
    static String of(FieldType type, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return NULL;
        }
        return switch (type) {
            case FieldType.TextList _ -> {
                List<String> items = new ArrayList<>();
                value.forEach(item -> items.add(item.asString("")));
                yield String.join(BETWEEN_ITEMS, items);
            }
            case FieldType.Instant _ -> instant(value);
            case FieldType.Decimal(_, int scale) ->
                    value.isNumber()
                            ? value.decimalValue()
                                    .setScale(scale, RoundingMode.HALF_UP)
                                    .toPlainString()
                            : value.toString();
            case FieldType.Text _,
                    FieldType.Json _,
                    FieldType.Choice _,
                    FieldType.Uuid _,
                    FieldType.Day _ ->
                    value.isString() ? value.asString() : value.toString();
            case FieldType.Whole _, FieldType.Long _, FieldType.Truth _ -> value.toString();
        };
    }

    private static String instant(JsonNode value) {
        if (value.isNumber()) {
            return value.toString();
        }
        try {
            return Long.toString(Instant.parse(value.asString("")).toEpochMilli());
        } catch (DateTimeException malformed) {
            return value.toString();
        }
    }
}
