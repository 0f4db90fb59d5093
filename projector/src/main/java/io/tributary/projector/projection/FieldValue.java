package io.tributary.projector.projection;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a value of a row looks in a document, by the type of its field.
public final class FieldValue {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Map<String, FieldType> BASE_TYPES =
            Map.of(
                    BaseColumns.ORGANIZATION_ID, new FieldType.Uuid(),
                    BaseColumns.ID, new FieldType.Uuid(),
                    BaseColumns.VERSION, new FieldType.Long(1, Long.MAX_VALUE),
                    BaseColumns.CREATED_AT, new FieldType.Instant(),
                    BaseColumns.UPDATED_AT, new FieldType.Instant(),
                    BaseColumns.CREATED_BY, new FieldType.Uuid());

    private FieldValue() {}

    /// The type of a field or base column.
    public static FieldType typeOf(Entity entity, String field) {
        FieldType base = BASE_TYPES.get(field);
        return base != null ? base : entity.field(field).type();
    }

    /// A text, number, boolean, list of texts or null, ready for any JSON writer.
    public static @Nullable Object jsonFor(FieldType type, @Nullable Object avro) {
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
            case FieldType.Instant _ -> instant(((Number) avro).longValue());
        };
    }

    /// ISO 8601 in UTC with milliseconds.
    public static String instant(long epochMilliseconds) {
        return MILLISECONDS.format(java.time.Instant.ofEpochMilli(epochMilliseconds));
    }

    /// The whole number behind an Avro decimal.
    static BigInteger unscaled(Object avro) {
        ByteBuffer bytes = ((ByteBuffer) avro).duplicate();
        byte[] twosComplement = new byte[bytes.remaining()];
        bytes.get(twosComplement);
        return new BigInteger(twosComplement);
    }
}
