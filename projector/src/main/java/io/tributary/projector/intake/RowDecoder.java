package io.tributary.projector.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/// Decodes the values of one change topic: Confluent wire format, written with any version of the
/// table's schema, read as the catalog's.
///
/// **Thread-safe.**
public final class RowDecoder {
    private static final int HEADER = 5;

    private final SchemaRegistry registry;
    private final Schema reader;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers =
            new ConcurrentHashMap<>();

    public RowDecoder(SchemaRegistry registry, Schema reader) {
        this.registry = registry;
        this.reader = reader;
    }

    /// The bytes are not a row of this table, and never will be.
    public static final class NotARow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotARow(String message) {
            super(message);
        }

        public NotARow(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// @throws NotARow when the bytes cannot be read
    /// @throws SchemaRegistry.RegistryUnreachable when the writer's schema is not known yet
    public GenericRecord row(byte[] value) {
        if (value.length < HEADER || value[0] != 0) {
            throw new NotARow(
                    "Expected a value in Confluent wire format, but found %d bytes."
                            .formatted(value.length));
        }
        int id = ByteBuffer.wrap(value, 1, 4).getInt();
        GenericDatumReader<GenericRecord> datum = readers.get(id);
        if (datum == null) {
            datum = new GenericDatumReader<>(registry.schema(id), reader);
            readers.put(id, datum);
        }
        var decoder =
                DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
        try {
            return datum.read(null, decoder);
        } catch (IOException | AvroRuntimeException unreadable) {
            throw new NotARow(
                    "Expected a row of %s, but it cannot be read: %s"
                            .formatted(reader.getFullName(), unreadable.getMessage()),
                    unreadable);
        }
    }
}
