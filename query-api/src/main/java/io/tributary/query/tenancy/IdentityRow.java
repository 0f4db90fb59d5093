package io.tributary.query.tenancy;

import io.tributary.query.feed.WriterSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/// A row as its writer wrote it, in the Confluent wire format: a zero, the schema id, the Avro
/// value.
record IdentityRow(GenericRecord row) {
    private static final int HEADER = 5;

    static IdentityRow decode(byte[] value, WriterSchemas schemas) {
        if (value.length < HEADER || value[0] != 0) {
            throw new IllegalArgumentException(
                    "Expected a value in the Confluent wire format, but found %d bytes."
                            .formatted(value.length));
        }
        Schema writer = schemas.of(ByteBuffer.wrap(value).getInt(1));
        try {
            var decoder =
                    DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
            return new IdentityRow(
                    new GenericDatumReader<GenericRecord>(writer).read(null, decoder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty text where the row has none.
    String text(String field) {
        Object value = value(field);
        return value == null ? "" : value.toString();
    }

    boolean truth(String field) {
        return Boolean.TRUE.equals(value(field));
    }

    /// The epoch where the row has none.
    Instant instant(String field) {
        return moment(field).orElse(Instant.EPOCH);
    }

    Optional<Instant> moment(String field) {
        return value(field) instanceof Long millis
                ? Optional.of(Instant.ofEpochMilli(millis))
                : Optional.empty();
    }

    UUID id(String field) {
        return UUID.fromString(text(field));
    }

    Set<String> texts(String field) {
        return value(field) instanceof Collection<?> several
                ? several.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private @Nullable Object value(String field) {
        return row.hasField(field) ? row.get(field) : null;
    }
}
