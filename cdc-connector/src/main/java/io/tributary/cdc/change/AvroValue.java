package io.tributary.cdc.change;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/// Writes a column's value, as the engine gives it, as one Avro type.
sealed interface AvroValue {

    void write(Encoder encoder, @Nullable Object value) throws IOException;

    /// @throws UnmappableChange when no column can become such a type
    static AvroValue of(Schema type) {
        return switch (type.getType()) {
            case UNION -> new Optional(of(type.getTypes().get(1)));
            case STRING -> new Text();
            case BOOLEAN -> new Truth();
            case INT -> new Whole();
            case LONG ->
                    type.getLogicalType() instanceof LogicalTypes.TimestampMillis
                            ? new Moment()
                            : new BigWhole();
            case BYTES -> new Exact(((LogicalTypes.Decimal) type.getLogicalType()).getScale());
            case ARRAY -> new Texts();
            default ->
                    throw new UnmappableChange(
                            "Expected a type that rows have, but found " + type.getType() + ".");
        };
    }

    /// Null first, as in all our unions.
    record Optional(AvroValue present) implements AvroValue {
        @Override
        public void write(Encoder encoder, @Nullable Object value) throws IOException {
            if (value == null) {
                encoder.writeIndex(0);
            } else {
                encoder.writeIndex(1);
                present.write(encoder, value);
            }
        }
    }

    record Text() implements AvroValue {
        @Override
        public void write(Encoder encoder, @Nullable Object value) throws IOException {
            encoder.writeString(text(value));
        }
    }

    record Truth() implements AvroValue {
        @Override
        public void write(Encoder encoder, @Nullable Object value) throws IOException {
            encoder.writeBoolean((Boolean) Objects.requireNonNull(value));
        }
    }

    /// Whole numbers, and days since 1970.
    record Whole() implements AvroValue {
        @Override
        public void write(Encoder encoder, @Nullable Object value) throws IOException {
            encoder.writeInt(((Number) Objects.requireNonNull(value)).intValue());
        }
    }

    /// Also types that the engine knows as text only, such as transaction ids.
    record BigWhole() implements AvroValue {
        @Override
        public void write(Encoder encoder, @Nullable Object value) throws IOException {
            encoder.writeLong(
                    value instanceof Number number
                            ? number.longValue()
                            : Long.parseLong(text(value)));
        }
    }

    record Moment() implements AvroValue {
        @Override
        public void write(Encoder encoder, @Nullable Object value) throws IOException {
            encoder.writeLong(OffsetDateTime.parse(text(value)).toInstant().toEpochMilli());
        }
    }

    record Exact(int scale) implements AvroValue {
        @Override
        public void write(Encoder encoder, @Nullable Object value) throws IOException {
            BigDecimal number = (BigDecimal) Objects.requireNonNull(value);
            encoder.writeBytes(
                    number.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().toByteArray());
        }
    }

    record Texts() implements AvroValue {
        @Override
        public void write(Encoder encoder, @Nullable Object value) throws IOException {
            List<?> items = (List<?>) Objects.requireNonNull(value);
            encoder.writeArrayStart();
            encoder.setItemCount(items.size());
            for (Object item : items) {
                encoder.startItem();
                encoder.writeString(text(item));
            }
            encoder.writeArrayEnd();
        }
    }

    private static String text(@Nullable Object value) {
        return switch (Objects.requireNonNull(value)) {
            case String text -> text;
            case byte[] raw -> new String(raw, StandardCharsets.UTF_8);
            case ByteBuffer raw -> StandardCharsets.UTF_8.decode(raw.duplicate()).toString();
            case Object other -> other.toString();
        };
    }
}
