package io.tributary.projector.projection;

import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.RowJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A value of a row as a plain Java value, by the type of its field; spelled as {@link RowJson}
/// spells it.
final class FieldValue {
    private FieldValue() {}

    /// The type of a field or base column.
    static FieldType typeOf(Entity entity, String field) {
        return Columns.named(entity, field).type();
    }

    /// A text, number, boolean, list of texts or null, ready for any JSON writer.
    static @Nullable Object jsonFor(FieldType type, @Nullable Object avro) {
        if (avro == null) {
            return null;
        }
        return switch (type) {
            case FieldType.Text _, FieldType.Json _, FieldType.Choice _, FieldType.Uuid _ ->
                    avro.toString();
            case FieldType.TextList _ ->
                    ((Collection<?>) avro).stream().map(String::valueOf).toList();
            case FieldType.Whole _, FieldType.Long _, FieldType.Truth _ -> avro;
            case FieldType.Decimal decimal -> new BigDecimal(unscaled(avro), decimal.scale());
            case FieldType.Day _ -> LocalDate.ofEpochDay(((Number) avro).longValue()).toString();
            case FieldType.Instant _ -> RowJson.instant(((Number) avro).longValue());
        };
    }

    /// The whole number behind an Avro decimal.
    static BigInteger unscaled(Object avro) {
        ByteBuffer bytes = ((ByteBuffer) avro).duplicate();
        byte[] twosComplement = new byte[bytes.remaining()];
        bytes.get(twosComplement);
        return new BigInteger(twosComplement);
    }
}
