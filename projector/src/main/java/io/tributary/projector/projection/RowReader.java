package io.tributary.projector.projection;

import io.tributary.projector.registry.UnknownWriterSchema;
import io.tributary.projector.registry.WriterSchemas;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/// Reads values in Confluent wire format (a zero byte, four bytes of schema id, Avro) into the
/// fields that a read model needs; fields unknown to an older writer take their defaults.
///
/// **Not thread-safe.** Each task owns its reader.
public final class RowReader {
    private static final byte MAGIC = 0;
    private static final int HEADER_LENGTH = 5;

    private final Schema wanted;
    private final WriterSchemas writerSchemas;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
    private @Nullable BinaryDecoder reused;

    private RowReader(Schema wanted, WriterSchemas writerSchemas) {
        this.wanted = wanted;
        this.writerSchemas = writerSchemas;
    }

    /// Reads only these fields; the rest of each value is skipped.
    public static RowReader ofFields(
            Schema rowSchema, Set<String> fields, WriterSchemas writerSchemas) {
        List<Schema.Field> kept =
                rowSchema.getFields().stream()
                        .filter(f -> fields.contains(f.name()))
                        .map(f -> new Schema.Field(f, f.schema()))
                        .toList();
        if (kept.size() != fields.size()) {
            throw new IllegalArgumentException(
                    "Expected %s to have the fields %s, but it has %s."
                            .formatted(
                                    rowSchema.getFullName(),
                                    fields,
                                    rowSchema.getFields().stream()
                                            .map(Schema.Field::name)
                                            .toList()));
        }
        Schema subset =
                Schema.createRecord(
                        rowSchema.getName(), null, rowSchema.getNamespace(), false, kept);
        return new RowReader(subset, writerSchemas);
    }

    /// @throws java.io.UncheckedIOException when the registry does not answer
    public GenericRecord read(byte[] value) throws UnreadableRow {
        if (value.length < HEADER_LENGTH || value[0] != MAGIC) {
            throw new UnreadableRow(
                    "Expected a value in Confluent wire format, but found %d bytes%s."
                            .formatted(
                                    value.length,
                                    value.length == 0 ? "" : " starting with " + value[0]));
        }
        GenericDatumReader<GenericRecord> reader = reader(ByteBuffer.wrap(value).getInt(1));
        try {
            reused =
                    DecoderFactory.get()
                            .binaryDecoder(
                                    value, HEADER_LENGTH, value.length - HEADER_LENGTH, reused);
            return reader.read(null, reused);
        } catch (IOException | RuntimeException unreadable) {
            throw new UnreadableRow(
                    "Expected a row of %s, but its bytes do not decode: %s"
                            .formatted(wanted.getFullName(), unreadable),
                    unreadable);
        }
    }

    private GenericDatumReader<GenericRecord> reader(int schemaId) throws UnreadableRow {
        GenericDatumReader<GenericRecord> known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        try {
            GenericDatumReader<GenericRecord> fresh =
                    new GenericDatumReader<>(writerSchemas.byId(schemaId), wanted);
            readers.put(schemaId, fresh);
            return fresh;
        } catch (UnknownWriterSchema unknown) {
            throw new UnreadableRow(String.valueOf(unknown.getMessage()), unknown);
        }
    }
}
