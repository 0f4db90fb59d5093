package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// Reads a field's type from its Avro type and the annotations that bound it.
final class FieldTypeReader {
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_ITEMS = 100;

    private final Attributes annotations;
    private final Mistakes mistakes;
    private final int line;

    FieldTypeReader(Attributes annotations, Mistakes mistakes, int line) {
        this.annotations = annotations;
        this.mistakes = mistakes;
        this.line = line;
    }

    /// @param schema without null
    Optional<FieldType> read(Schema schema) {
        FieldType type = typeOf(schema);
        if (type == null) {
            mistakes.add(
                    line,
                    "a type of the catalog for " + annotations.place(),
                    schema.getType().getName(),
                    "Use string, int, long, boolean, uuid, date, timestamp_ms, decimal(p,s), an enum or"
                            + " array<string>.");
            return Optional.empty();
        }
        refuseForeignBounds(type);
        return Optional.of(type);
    }

    private @Nullable FieldType typeOf(Schema schema) {
        String logical = schema.getProp("logicalType");
        return switch (schema.getType()) {
            case STRING -> "uuid".equals(logical) ? new FieldType.Uuid() : text();
            case INT -> "date".equals(logical) ? new FieldType.Day() : whole();
            case LONG -> logical == null ? longWhole() : instant(logical);
            case BOOLEAN -> new FieldType.Truth();
            case BYTES -> decimal(schema);
            case ENUM -> new FieldType.Choice(schema.getName(), schema.getEnumSymbols());
            case ARRAY -> textList(schema.getElementType());
            case RECORD, MAP, UNION, FIXED, FLOAT, DOUBLE, NULL -> null;
        };
    }

    private FieldType text() {
        int most = maximum();
        if (annotations.flag("json")) {
            return new FieldType.Json(most);
        }
        int least = annotations.whole("min").orElse(0);
        if (least < 0 || least > most) {
            annotations.refuse(
                    "min",
                    "a length from 0 to the maximum",
                    String.valueOf(least),
                    "Correct @min or @max.");
        }
        return new FieldType.Text(least, most);
    }

    private @Nullable FieldType textList(Schema items) {
        if (items.getType() != Schema.Type.STRING || items.getLogicalType() != null) {
            return null;
        }
        return new FieldType.TextList(MOST_ITEMS, maximum());
    }

    private int maximum() {
        if (!annotations.has("max")) {
            annotations.refuse(
                    "max",
                    "a maximum length, @max(n) between type and name",
                    "none",
                    "Write string @max(200) name.");
            return MOST_CHARACTERS;
        }
        int most = annotations.whole("max").orElse(MOST_CHARACTERS);
        if (most < 1 || most > MOST_CHARACTERS) {
            annotations.refuse(
                    "max",
                    "a maximum length from 1 to " + MOST_CHARACTERS,
                    String.valueOf(most),
                    "Choose a length in between.");
        }
        return most;
    }

    private FieldType whole() {
        List<Long> range = range(Integer.MIN_VALUE, Integer.MAX_VALUE);
        return new FieldType.Whole(
                Math.toIntExact(range.getFirst()), Math.toIntExact(range.getLast()));
    }

    private FieldType longWhole() {
        List<Long> range = range(Long.MIN_VALUE, Long.MAX_VALUE);
        return new FieldType.Long(range.getFirst(), range.getLast());
    }

    private List<Long> range(long least, long most) {
        List<Long> widest = List.of(least, most);
        List<Long> range = annotations.numbers("range").orElse(widest);
        if (range.size() == 2
                && least <= range.get(0)
                && range.get(0) <= range.get(1)
                && range.get(1) <= most) {
            return range;
        }
        annotations.refuse(
                "range",
                "two bounds in order that the type can hold",
                String.valueOf(range),
                "Write @range([least, most]).");
        return widest;
    }

    private @Nullable FieldType instant(String logical) {
        return "timestamp-millis".equals(logical) ? new FieldType.Instant() : null;
    }

    private @Nullable FieldType decimal(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? new FieldType.Decimal(decimal.getPrecision(), decimal.getScale())
                : null;
    }

    private void refuseForeignBounds(FieldType type) {
        boolean text = type instanceof FieldType.Text;
        boolean characters =
                text || type instanceof FieldType.Json || type instanceof FieldType.TextList;
        boolean number = type instanceof FieldType.Whole || type instanceof FieldType.Long;
        boolean choice = type instanceof FieldType.Choice;
        boolean string = text || type instanceof FieldType.Json;
        expect("max", characters, "a string or an array<string>");
        expect("min", text, "a string");
        expect("json", string, "a string");
        expect("pattern", text, "a string");
        expect("format", text, "a string");
        expect("plain_text", text, "a string");
        expect("range", number, "an int or long");
        expect("transitions", choice, "an enum");
        expect("references", type instanceof FieldType.Uuid, "a uuid");
        expect(
                "search",
                text || type instanceof FieldType.TextList,
                "a string or an array<string>");
    }

    private void expect(String annotation, boolean fits, String types) {
        if (!fits && annotations.has(annotation)) {
            annotations.refuse(
                    annotation,
                    "@%s on %s".formatted(annotation, types),
                    "it on another type",
                    "Remove it or change the type.");
        }
    }
}
