package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// How the columns of a row are spelled in a document. Nothing is lost: the row's text can be told
/// from the document again.
///
/// A JSON column is a string here, since its text must survive as it was sent.
public final class RowJson {
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private RowJson() {}

    /// Writes one property per column.
    public static void write(JsonGenerator json, List<Column> columns, GenericRecord row) {
        for (Column column : columns) {
            json.writeName(column.name());
            write(json, column.type(), row.get(column.name()));
        }
    }

    /// Writes one value.
    public static void write(JsonGenerator json, FieldType type, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (type) {
            case FieldType.Text _, FieldType.Json _, FieldType.Choice _, FieldType.Uuid _ ->
                    json.writeString(value.toString());
            case FieldType.TextList _ -> {
                json.writeStartArray();
                for (Object item : (Collection<?>) value) {
                    json.writeString(String.valueOf(item));
                }
                json.writeEndArray();
            }
            case FieldType.Whole _ -> json.writeNumber(((Number) value).intValue());
            case FieldType.Long _ -> json.writeNumber(((Number) value).longValue());
            case FieldType.Truth _ -> json.writeBoolean((Boolean) value);
            case FieldType.Day _ -> json.writeString(day(value).toString());
            case FieldType.Instant _ -> json.writeString(instant(((Number) value).longValue()));
            case FieldType.Decimal decimal ->
                    json.writeNumber(decimal(value, decimal.scale()).toPlainString());
        }
    }

    /// ISO 8601 in UTC with three digits of a second.
    public static String instant(long epochMilliseconds) {
        return INSTANT.format(Instant.ofEpochMilli(epochMilliseconds));
    }

    static LocalDate day(Object avro) {
        return LocalDate.ofEpochDay(((Number) avro).longValue());
    }

    static BigDecimal decimal(Object avro, int scale) {
        ByteBuffer bytes = ((ByteBuffer) avro).duplicate();
        byte[] unscaled = new byte[bytes.remaining()];
        bytes.get(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }
}
