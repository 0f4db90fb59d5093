package io.tributary.projector.projection;

import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.Measure;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// What one row adds to each of the measures of a rollup or of a group of figures.
final class MeasureReader {
    private final Entity entity;
    private final List<Measure> measures;

    MeasureReader(Entity entity, List<Measure> measures) {
        this.entity = entity;
        this.measures = measures;
    }

    /// The fields that must be read to measure a row.
    Set<String> fields() {
        return measures.stream()
                .flatMap(m -> Stream.concat(m.field().stream(), m.whereField().stream()))
                .collect(Collectors.toSet());
    }

    long[] measuresOf(GenericRecord row) throws UnreadableRow {
        long[] values = new long[measures.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = valueOf(measures.get(i), row);
        }
        return values;
    }

    private long valueOf(Measure measure, GenericRecord row) throws UnreadableRow {
        if (!counted(measure, row)) {
            return 0;
        }
        return switch (measure.function()) {
            case COUNT -> 1;
            case SUM -> amount(measure.field().orElseThrow(), row);
        };
    }

    private static boolean counted(Measure measure, GenericRecord row) {
        if (measure.whereField().isEmpty()) {
            return true;
        }
        Object found = row.get(measure.whereField().get());
        return found != null && measure.whereValues().contains(found.toString());
    }

    private long amount(String field, GenericRecord row) throws UnreadableRow {
        @Nullable Object value = row.get(field);
        if (value == null) {
            return 0;
        }
        if (FieldValue.typeOf(entity, field) instanceof FieldType.Decimal) {
            try {
                return FieldValue.unscaled(value).longValueExact();
            } catch (ArithmeticException tooLarge) {
                throw new UnreadableRow(
                        "Expected %s to fit 64 bits in its smallest unit, but it does not."
                                .formatted(field),
                        tooLarge);
            }
        }
        return ((Number) value).longValue();
    }
}
